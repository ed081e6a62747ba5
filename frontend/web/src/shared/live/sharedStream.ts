import type { BoardMessage } from '@/shared/api/types';
import { follow, type Heard, type LiveState } from './stream';

/**
 * One stream for all tabs of a person: the tab that gets the lock holds the connection and tells the others, and when it
 * is closed the next one takes over. A browser allows six connections to a host; a seventh tab would hang.
 */

type Note = { kind: 'row'; row: BoardMessage } | { kind: 'state'; state: LiveState } | { kind: 'hello' };

export function followTogether(path: string, heard: Heard, signal: AbortSignal): void {
  // Only a secure context has locks; without them each tab listens for itself.
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) {
    void follow(path, heard, signal);
    return;
  }
  const name = `baedal-live ${path}`;
  const channel = new BroadcastChannel(name);
  let leading = false;
  let last: LiveState = 'connecting';
  const tell = (note: Note) => {
    if (!signal.aborted) channel.postMessage(note);
  };
  channel.onmessage = ({ data: note }: MessageEvent<Note>) => {
    if (note.kind === 'row') heard.row(note.row);
    else if (note.kind === 'state') heard.state(note.state);
    else if (leading) tell({ kind: 'state', state: last });
  };
  const lead: Heard = {
    row: (row) => {
      heard.row(row);
      tell({ kind: 'row', row });
    },
    state: (state) => {
      last = state;
      heard.state(state);
      tell({ kind: 'state', state });
    },
  };
  signal.addEventListener('abort', () => channel.close());
  tell({ kind: 'hello' });
  navigator.locks
    .request(name, { signal }, async () => {
      leading = true;
      await follow(path, lead, signal);
    })
    .catch(() => {
      // The signal ended the waiting: this tab has stopped listening.
    });
}
