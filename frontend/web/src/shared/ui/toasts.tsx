import { CheckCircle2, XCircle } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import classes from './ui.module.css';

/** Short words at the edge of the screen that go by themselves; nothing that one has to read is said here only. */

interface Toast {
  id: number;
  text: string;
  tone: 'ok' | 'bad';
}

const SHOWN_MS = 4_000;
const listeners = new Set<() => void>();
let toasts: Toast[] = [];
let next = 1;

export function toast(text: string, tone: Toast['tone'] = 'ok'): void {
  const id = next++;
  show([...toasts.slice(-2), { id, text, tone }]);
  setTimeout(() => show(toasts.filter((other) => other.id !== id)), SHOWN_MS);
}

function show(present: Toast[]): void {
  toasts = present;
  listeners.forEach((listener) => listener());
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className={classes.toasts} role="status" aria-live="polite">
      {shown.map(({ id, text, tone }) => (
        <div key={id} className={classes.toast} data-tone={tone}>
          {tone === 'ok' ? <CheckCircle2 size={20} aria-hidden /> : <XCircle size={20} aria-hidden />}
          <span>{text}</span>
        </div>
      ))}
    </div>
  );
}
