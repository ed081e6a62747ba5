#!/usr/bin/env node
// How soon the pages stand on a slow phone: first contentful paint and total blocking time, as Lighthouse defines them,
// out of Chromium's own trace with the processor slowed four times; medians of some rounds, each with an empty cache.
//
//   load/pages.mjs [rounds]        against the suite of `make up`, or the one at BAEDAL_PAGES
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../frontend/web/', import.meta.url));
const PAGES = process.env['BAEDAL_PAGES'] ?? `http://localhost:${process.env['BAEDAL_GATEWAY_PORT'] ?? 8088}`;
const ROUNDS = Number(process.argv[2] ?? 5);
const SLOWER = 4;
const LONG_TASK = 50_000;
const SETTLED = 3_000;
const CATEGORIES = ['loading', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing'];

/** Who comes there, what, and what stands there when it is there. */
const SCREENS = [
  [null, 'sign-in', '/sign-in', 'h1'],
  [null, 'stores', '/', 'h1'],
  [null, 'store', '/store/1', 'h1'],
  ['customer', 'history', '/history', 'h1'],
  ['owner', 'kitchen', '/kitchen', 'h1'],
  ['courier', 'courier', '/courier', 'h1'],
  ['operator', 'operator', '/operator', 'h1'],
];

execFileSync(`${WEB}scripts/install`);
const { chromium } = createRequire(WEB)('@playwright/test');
const browser = await chromium.launch({
  executablePath: process.env['BAEDAL_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
console.log(`processor ${SLOWER}x slower, ${ROUNDS} rounds, median (worst)`);
console.log('screen      first contentful paint    blocked');
for (const [who, name, path, there] of SCREENS) {
  const cookies = who === null ? [] : await signedIn(who);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await visit(path, there, cookies));
  const [paint, blocked] = [rounds.map((round) => round.paint), rounds.map((round) => round.blocked)];
  console.log(`${name.padEnd(10)} ${shown(paint).padStart(22)} ${shown(blocked).padStart(22)}`);
}
await browser.close();

async function signedIn(who) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${PAGES}/auth/session`, { data: { username: who, password: 'baedal-demo' } });
  if (!answer.ok()) throw new Error(`${who} cannot sign in: ${answer.status()}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

async function visit(path, there, cookies) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ko-KR', hasTouch: true });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const chrome = await context.newCDPSession(page);
  await chrome.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto(PAGES + path);
  await page.locator(there).first().waitFor();
  await page.waitForTimeout(SETTLED);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await context.close();
  return figures(traceEvents);
}

/** In milliseconds. A task blocks for what it takes beyond 50 ms; those before the first paint keep nobody from anything. */
function figures(events) {
  const paint = events.findLast(({ name }) => name === 'firstContentfulPaint');
  const start = events.findLast(({ name, pid, ts }) => name === 'navigationStart' && pid === paint.pid && ts <= paint.ts);
  const mainThread = events.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === paint.pid && args.name === 'CrRendererMain',
  );
  const blocked = events
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && pid === paint.pid && tid === mainThread.tid)
    .filter(({ ts, dur }) => ts + (dur ?? 0) > paint.ts)
    .map(({ ts, dur }) => Math.min(dur ?? 0, ts + (dur ?? 0) - paint.ts))
    .reduce((sum, dur) => sum + Math.max(0, dur - LONG_TASK), 0);
  return { paint: (paint.ts - start.ts) / 1_000, blocked: blocked / 1_000 };
}

function shown(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return `${Math.round(sorted[Math.floor(sorted.length / 2)])} ms (${Math.round(sorted.at(-1))})`;
}
