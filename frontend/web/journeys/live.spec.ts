import { expect, test } from '@playwright/test';
import { callerAs, Person } from './person';

/** Live means: seen without doing anything, soon, in every tab, and again after the network was away. */

const CHANGES = 20;
const MEDIAN_MS = 1_000;

test('a change made elsewhere is on the tracking page and on the board within a second', async ({ browser }) => {
  const customer = await Person.comes(browser, {}, 'customer');
  const owner = await Person.comes(browser, {}, 'owner');
  const kitchen = await callerAs('owner');
  await owner.page.locator('html[data-live=live]').waitFor();
  const tracking: number[] = [];
  const board: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const placed = Date.now();
    const id = await order();
    await owner.page.locator(`[data-column=new] [data-order="${id}"]`).waitFor();
    board.push(Date.now() - placed);
    await customer.page.goto(`/order/${id}`);
    await customer.page.locator('[data-progress=ORDERED]').first().waitFor();
    // The page is there before its stream is.
    await customer.page.locator('html[data-live=live]').waitFor();
    const confirmed = Date.now();
    await kitchen.post(`/stores/1/orders/${id}/confirm`, { data: { prepMinutes: 20 } });
    await Promise.all([
      customer.page.locator('[data-testid=headline][data-progress=ORDER_CONFIRMED]').waitFor().then(() => tracking.push(Date.now() - confirmed)),
      owner.page.locator(`[data-column=cooking] [data-order="${id}"]`).waitFor().then(() => board.push(Date.now() - confirmed)),
    ]);
  }
  process.stdout.write(`seen after: tracking ${described(tracking)}, board ${described(board)}\n`);
  expect(median(tracking)).toBeLessThan(MEDIAN_MS);
  expect(median(board)).toBeLessThan(MEDIAN_MS);
  await customer.leaves();
  await owner.leaves();
});

test('a lost connection is said, and what was missed is there when it is back', async ({ browser }) => {
  const customer = await Person.comes(browser, { phone: true }, 'customer');
  const kitchen = await callerAs('owner');
  const id = await order();
  await customer.page.goto(`/order/${id}`);
  await expect(customer.headline()).toHaveAttribute('data-progress', 'ORDERED');
  await customer.context.setOffline(true);
  await expect(customer.page.getByText('다시 연결하는 중')).toBeVisible();
  await customer.sees('tracking-reconnecting');
  await expect.poll(async () => (await kitchen.post(`/stores/1/orders/${id}/confirm`)).status()).toBe(200);
  await customer.context.setOffline(false);
  await expect(customer.headline()).toHaveAttribute('data-progress', 'ORDER_CONFIRMED');
  await expect(customer.page.getByText('다시 연결하는 중')).toBeHidden();
  await customer.leaves();
});

test('two tabs share one stream, and the second takes over when the first is closed', async ({ browser }) => {
  const customer = await Person.comes(browser, {}, 'customer');
  // The page that one comes to first opens a stream, too.
  await customer.page.locator('html[data-live=live]').waitFor();
  let opened = 0;
  customer.context.on('request', (sent) => {
    if (sent.url().includes('/dashboards/stream')) opened++;
  });
  const kitchen = await callerAs('owner');
  const id = await order();
  await customer.page.goto(`/order/${id}`);
  await expect.poll(() => opened).toBe(1);
  const second = await customer.context.newPage();
  customer.watch(second);
  await second.goto(`/order/${id}`);
  await expect(second.getByTestId('headline')).toHaveAttribute('data-progress', 'ORDERED');
  await expect.poll(async () => (await kitchen.post(`/stores/1/orders/${id}/confirm`)).status()).toBe(200);
  await expect(second.getByTestId('headline')).toHaveAttribute('data-progress', 'ORDER_CONFIRMED');
  expect(opened).toBe(1);
  await customer.page.close();
  await expect.poll(() => opened).toBe(2);
  await kitchen.post(`/stores/1/orders/${id}/cook-complete`);
  await expect(second.getByTestId('headline')).toHaveAttribute('data-progress', 'DELIVERY_STARTED');
  await customer.leaves();
});

async function order(): Promise<number> {
  const customer = await callerAs('customer');
  const answer = await customer.post('/orders', {
    data: { storeId: 1, items: [{ menuId: 12, qty: 1 }], price: 19_000, address: '서울시 중구 세종대로 110' },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function described(times: number[]): string {
  return `median ${median(times)} ms, worst ${Math.max(...times)} ms of ${times.length}`;
}
