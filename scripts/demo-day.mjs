#!/usr/bin/env node
// Gives a new demo the day that lies behind it: some 120 orders of the last 24 hours, which the demo's people placed,
// cooked, delivered, refused and canceled through the services' own API. A correlation id says when (platform's
// DemoTime). Does nothing where there are orders, or where the demo's people have no accounts.

import { randomUUID } from 'node:crypto';

const HOURS = 24;
const ORDERS = 120;
const AT_ONCE = 6;
const MINUTE = 60_000;
/** Minutes from the order to the door. */
const LONGEST = 60;
const PATIENCE = 60_000;
const PORTS = { order: 8081, store: 8082, delivery: 8083, dashboard: 8085, identity: 8086 };

/** How much a street eats in which hour, in Seoul. */
const APPETITE = [2, 1, 0, 0, 0, 0, 0, 1, 2, 2, 3, 7, 10, 7, 3, 2, 3, 6, 10, 11, 8, 6, 5, 3];
const ADDRESSES = ['서울시 중구 세종대로 110', '서울시 중구 을지로 30', '서울시 종로구 삼일대로 428', '서울시 용산구 한강대로 405'];
const NOTES = ['', '', '', '문 앞에 두고 벨 눌러 주세요', '일회용 수저는 괜찮아요', '덜 맵게 부탁드려요'];
const REASONS = ['TOO_BUSY', 'SOLD_OUT', 'OTHER'];

const people = {};
const random = pseudoRandom(20);

if (await isNew()) {
  for (const name of ['customer', 'customer2', 'owner', 'owner2', 'courier', 'courier2']) people[name] = await signIn(name);
  const menus = await openMenus();
  await placeAll(times(), menus);
  await untilEverybodyKnows();
  console.log(`A day of ${ORDERS} orders lies behind the demo.`);
}

/** Whether the demo's operator is there and sees no order yet. */
async function isNew() {
  const token = await signIn('operator').catch(() => null);
  return token !== null && (await count(token, '')) === 0;
}

/** When the orders were placed, in order; more at meal times, and all long enough ago to have ended. */
function times() {
  const now = Date.now();
  const candidates = Array.from({ length: HOURS * 60 - LONGEST }, (_, minute) => now - (minute + LONGEST) * MINUTE);
  const weights = candidates.map((time) => APPETITE[new Date(time + 9 * 60 * MINUTE).getUTCHours()] + 0.5);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const next = () => {
    let left = random() * total;
    return candidates[weights.findIndex((weight) => (left -= weight) < 0)];
  };
  return Array.from({ length: ORDERS }, next).map((time) => time - Math.floor(random() * MINUTE)).sort((a, b) => a - b);
}

/** One after the other, so that a later order has the higher number; a few go on meanwhile, each its own way. */
async function placeAll(placedAt, menus) {
  const underWay = new Set();
  for (const time of placedAt) {
    const store = menus[Math.floor(random() * menus.length)];
    const items = chosen(store.items);
    const customer = random() < 0.6 ? 'customer' : 'customer2';
    const order = await post('order', '/orders', customer, time, {
      storeId: store.storeId,
      items: items.map(({ menuId, qty }) => ({ menuId, qty })),
      price: items.reduce((sum, { price, qty }) => sum + price * qty, 0),
      address: pick(ADDRESSES),
      note: pick(NOTES),
    });
    const end = goesOn({ order, store, customer, time, luck: random(), pace: random() }).then(() => underWay.delete(end));
    underWay.add(end);
    if (underWay.size === AT_ONCE) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}

async function goesOn({ order, store, customer, time, luck, pace }) {
  const ticket = `/stores/${store.storeId}/orders/${order.id}`;
  const owner = store.storeId === 1 ? 'owner' : 'owner2';
  const prepMinutes = 10 + 5 * Math.floor(pace * 5);
  if (luck < 0.05) {
    return send('order', 'DELETE', `/orders/${order.id}`, customer, time + MINUTE / 2);
  }
  if (luck < 0.1) {
    return post('store', `${ticket}/cancel`, owner, time + MINUTE, { reason: REASONS[order.id % REASONS.length] });
  }
  await post('store', `${ticket}/confirm`, owner, time + MINUTE + pace * MINUTE, { prepMinutes });
  const cookedAt = time + (2 + prepMinutes) * MINUTE;
  await post('store', `${ticket}/cook-complete`, owner, cookedAt);
  const courier = luck < 0.6 ? 'courier' : 'courier2';
  const job = await jobOf(order.id, courier);
  await post('delivery', `${job}/claim`, courier, cookedAt + MINUTE);
  await post('delivery', `${job}/pickup`, courier, cookedAt + (4 + 2 * pace) * MINUTE);
  return post('delivery', `${job}/complete`, courier, cookedAt + (12 + 8 * pace) * MINUTE);
}

function chosen(items) {
  const first = Math.floor(random() * items.length);
  const second = (first + 1 + Math.floor(random() * (items.length - 1))) % items.length;
  const lines = random() < 0.6 && second !== first ? [first, second] : [first];
  return lines.map((at) => ({ ...items[at], qty: random() < 0.75 ? 1 : 2 }));
}

/** The owner's word, and not the catalog's: stock is what only the former knows, and a day must not use it up. */
async function openMenus() {
  const { content } = await get('store', '/stores?size=100', people.owner);
  const stores = await Promise.all(content.filter((store) => store.open).map(({ id }) => get('store', `/stores/${id}`, people.owner)));
  return stores
    .map(({ id, menus }) => ({ storeId: id, items: menus.filter((menu) => menu.stock === null && !menu.soldOut) }))
    .filter(({ items }) => items.length > 1);
}

async function jobOf(orderId, courier) {
  const jobs = await until(async () => {
    const { content } = await get('delivery', `/deliveries?orderId=${orderId}`, people[courier]);
    return content.length === 1 ? content : null;
  }, `no job for order ${orderId}`);
  return `/deliveries/${jobs[0].id}`;
}

async function untilEverybodyKnows() {
  const operator = await signIn('operator');
  const ended = async () => (await count(operator, 'status=DELIVERY_COMPLETED')) + (await count(operator, 'status=ORDER_CANCELED'));
  await until(async () => (await ended()) >= ORDERS, 'the dashboard does not see the whole day');
}

async function count(token, filter) {
  return (await get('dashboard', `/dashboards?size=1&${filter}`, token)).page.totalElements;
}

async function signIn(username) {
  const answer = await fetch(`${address('identity')}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: 'baedal-demo' }),
  });
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status}`);
  return (await answer.json()).accessToken;
}

function post(service, path, who, time, body) {
  return send(service, 'POST', path, who, time, body);
}

/** Again while the event that makes it possible is still on its way (404), or while too much is asked at once (503). */
function send(service, method, path, who, time, body) {
  const key = randomUUID();
  return until(async () => {
    const answer = await fetch(address(service) + path, {
      method,
      headers: {
        Authorization: `Bearer ${people[who]}`,
        'Content-Type': 'application/json',
        'X-Correlation-Id': `past-${Math.floor(time)}-demo`,
        // The same for every attempt: a repeat is the same order.
        'Idempotency-Key': key,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.json();
    if (![404, 503].includes(answer.status)) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    await answer.text();
    return null;
  }, `${method} ${path} is refused again and again`);
}

async function get(service, path, token) {
  const answer = await fetch(address(service) + path, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function until(attempt, failure) {
  const deadline = Date.now() + PATIENCE;
  let pause = 25;
  while (Date.now() < deadline) {
    const result = await attempt();
    if (result !== null && result !== false) return result;
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(2 * pause, 1_000);
  }
  throw new Error(failure);
}

function address(service) {
  return `http://localhost:${process.env[`BAEDAL_${service.toUpperCase()}_PORT`] ?? PORTS[service]}`;
}

function pick(choices) {
  return choices[Math.floor(random() * choices.length)];
}

/** The same day each time, but for when it is. */
function pseudoRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
