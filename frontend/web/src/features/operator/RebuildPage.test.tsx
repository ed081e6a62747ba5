import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speak } from '@/shared/i18n/i18n';
import { enter } from '@/shared/session/session';
import { openPage } from '@/test/open';
import { RebuildPage } from './RebuildPage';

/** A rebuild from the press to its result, as the dashboard tells it. */

const NONE = { state: 'NONE', startedAt: null, finishedAt: null, events: 0, end: 0, eventsPerSecond: 0, corrected: null, model: null, failure: null };
const RUNNING = { ...NONE, state: 'RUNNING', startedAt: '2026-11-22T05:00:00Z', events: 500, end: 2_000, eventsPerSecond: 1_000 };
const DONE = {
  ...RUNNING,
  state: 'DONE',
  finishedAt: '2026-11-22T05:00:02.500Z',
  events: 2_000,
  corrected: 3,
  model: { rows: 120, checksum: '00ff00ff00ff00ff' },
};

let said: unknown[];
let start: () => Response;

beforeEach(async () => {
  said = [NONE];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (_: string, { method }: RequestInit) => (method === 'POST' ? start() : new Response(JSON.stringify(said.length > 1 ? said.shift() : said[0])))),
  );
  await speak('en');
  enter({ role: 'OPERATOR', memberId: '7', name: 'Operator', storeIds: [] });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(): Promise<void> {
  openPage(RebuildPage);
  await screen.findByRole('heading', { level: 1 });
}

async function starts(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Build it anew' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Start' }));
}

test('follows a rebuild to its result', async () => {
  start = () => new Response(JSON.stringify({ ...RUNNING, events: 0, end: 0 }), { status: 202 });
  said = [NONE, RUNNING, DONE];
  await open();
  await screen.findByText('There was none since the service started.');
  await starts();
  expect(await screen.findByText('500 of 2,000 events, 1,000 a second')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Build it anew' }).hasAttribute('disabled')).toBe(true);
  expect(await screen.findByText('Done. 3 places were wrong or missing, and are mended.', {}, { timeout: 4_000 })).toBeTruthy();
  expect(screen.getByText('2.5')).toBeTruthy();
  expect(screen.getByText('00ff00ff00ff00ff')).toBeTruthy();
}, 20_000);

test('one that runs already is said, and followed', async () => {
  start = () => new Response(JSON.stringify({ code: 'rebuild-running' }), { status: 409 });
  said = [NONE, RUNNING];
  await open();
  await screen.findByText('There was none since the service started.');
  await starts();
  expect(await screen.findByText('It is being built anew already.')).toBeTruthy();
  expect(await screen.findByRole('progressbar')).toBeTruthy();
});

test('one that failed says why, and that nothing has changed', async () => {
  said = [{ ...RUNNING, state: 'FAILED', finishedAt: '2026-11-22T05:00:01Z', failure: 'Kafka is away' }];
  await open();
  expect(await screen.findByText('It failed. The board is as it was.')).toBeTruthy();
  expect(screen.getByText('Kafka is away')).toBeTruthy();
});
