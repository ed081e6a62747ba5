import { apiOrigin } from '@/shared/api/http';
import type { BoardMessage } from '@/shared/api/types';

/**
 * One connection for server-sent events, by fetch and not by EventSource: that one does not
 * notice a connection that is silent because it is dead. The heartbeat comes every 15 s.
 */

export type LiveState = 'connecting' | 'live' | 'reconnecting';

export interface Heard {
  row(row: BoardMessage): void;
  state(state: LiveState): void;
}

const SILENCE_MS = 35_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/** Connects, and connects again with the last event's id, until the signal ends it. */
export async function follow(path: string, heard: Heard, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null;
  let wait = FIRST_WAIT_MS;
  heard.state('connecting');
  while (!signal.aborted) {
    try {
      await listen(path, lastId, signal, (id, row) => {
        lastId = id ?? lastId;
        if (row !== null) heard.row(row);
      }, () => {
        wait = FIRST_WAIT_MS;
        heard.state('live');
      });
    } catch {
      // Whatever broke it, the remedy is the same: connect again. The state tells the user.
    }
    if (signal.aborted) return;
    heard.state('reconnecting');
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

async function listen(
  path: string,
  lastId: string | null,
  signal: AbortSignal,
  message: (id: string | null, row: BoardMessage | null) => void,
  opened: () => void,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const broken = () => silence.abort();
  addEventListener('offline', broken);
  try {
    const answer = await fetch(apiOrigin() + path, {
      credentials: 'include',
      headers: { Accept: 'text/event-stream', ...(lastId === null ? {} : { 'Last-Event-ID': lastId }) },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!answer.ok || answer.body === null) return;
    opened();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const parse = messages(message);
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      parse(part.value);
    }
  } finally {
    clearTimeout(timer);
    removeEventListener('offline', broken);
  }
}

/** Takes the stream piece by piece, wherever it was cut, and tells of each whole message. */
export function messages(message: (id: string | null, row: BoardMessage | null) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const parts = (rest + text).replaceAll('\r\n', '\n').split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const lines = part.split('\n');
      const field = (name: string) =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
      const body = field('data').join('\n');
      message(field('id').at(-1) ?? null, body === '' ? null : (JSON.parse(body) as BoardMessage));
    }
  };
}

/** Ends early when the network comes back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
