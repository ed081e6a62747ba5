import { expect, test } from 'vitest';
import type { BoardMessage } from '@/shared/api/types';
import { messages } from './stream';

function heard(...parts: string[]): [string | null, BoardMessage | null][] {
  const all: [string | null, BoardMessage | null][] = [];
  const parse = messages((id, row) => all.push([id, row]));
  parts.forEach(parse);
  return all;
}

test('reads a message with its id', () => {
  expect(heard('id:2026-11-21T10:00:00Z\ndata:{"orderId":7}\n\n')).toEqual([['2026-11-21T10:00:00Z', { orderId: 7 }]]);
});

test('reads a message that comes in pieces', () => {
  expect(heard('id:1\nda', 'ta:{"orderId"', ':7}\n', '\n')).toEqual([['1', { orderId: 7 }]]);
});

test('takes a heartbeat for what it is', () => {
  expect(heard(':\n\n', 'data:{"orderId":1}\n\n')).toEqual([
    [null, null],
    [null, { orderId: 1 }],
  ]);
});

test('reads several messages at once, also with the other line ends', () => {
  expect(heard('data:{"orderId":1}\r\n\r\ndata:{"orderId":2}\r\n\r\n').map(([, row]) => row?.orderId)).toEqual([1, 2]);
});
