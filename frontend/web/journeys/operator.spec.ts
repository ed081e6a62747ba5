import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { callerAs, Person } from './person';

/** What an operator mends without leaving the pages. */

test('an order that stands still behind a failed event goes on when the operator releases it', async ({ browser }) => {
  test.slow();
  const customer = await Person.comes(browser, { phone: true }, 'customer');
  const order = await customer.orders(1, '양념치킨');
  const owner = await callerAs('owner');
  const ticket = `/stores/1/orders/${order}`;
  await expect.poll(async () => (await owner.get('/stores/1/orders?status=ORDERED')).text()).toContain(`"orderId":${order},`);
  poison(order);
  const operator = await Person.comes(browser, { language: 'en' }, 'operator');
  const page = operator.page;
  await expect(page.locator('[data-failed]')).toBeVisible();
  await operator.sees('operator-live-failed');

  await page.getByRole('link', { name: 'Look at them' }).click();
  for (const service of ['order', 'store', 'delivery', 'payment']) await expect(parked(service)).toBeVisible();
  // It is confirmed, but Order does not hear of it: what its customer sees waits behind the failed event.
  expect((await owner.post(`${ticket}/confirm`, { data: { prepMinutes: 20 } })).status()).toBe(200);
  const caller = await callerAs('operator');
  await expect.poll(async () => (await caller.get('/operations/order/failed-events')).text()).toContain('StoreConfirmed');
  await page.reload();
  await expect(parked('order')).toBeVisible();
  await operator.sees('operator-failed-events');

  await failed('store').getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('0 took effect. 1 failed again.')).toBeVisible();
  await expect(failed('store').getByText('Its key is parked.')).toBeVisible();
  await failed('dashboard').getByRole('button', { name: 'Give up' }).click();
  await expect(page.getByText('never tried again in dashboard')).toBeVisible();
  await operator.sees('operator-give-up');
  await page.getByRole('button', { name: 'Give it up' }).click();
  await expect(failed('dashboard')).toBeHidden();
  await operatesOn('order', '1 took effect. 1 was given up.');
  await expect(customer.headline()).toHaveText('맛있게 만들고 있어요');
  for (const service of ['store', 'delivery', 'payment']) await operatesOn(service, 'was given up.');
  await operator.leaves();
  await customer.leaves();

  function failed(service: string) {
    return page.locator(`[data-service=${service}] [data-place]`).filter({ has: page.getByRole('link', { name: `Order ${order}`, exact: true }) });
  }
  function parked(service: string) {
    return page.locator(`[data-parked="${order}"]`).filter({ has: page.getByText(service, { exact: true }) });
  }
  async function operatesOn(service: string, told: string): Promise<void> {
    await parked(service).getByRole('button', { name: `Release without what fails: ${order} of ${service}` }).click();
    await page.getByRole('button', { name: 'Release without', exact: true }).click();
    await expect(page.getByText(told).last()).toBeVisible();
    await expect(parked(service)).toBeHidden();
  }
});

test('a service that does not answer is named, and hides nothing of the others', async ({ browser }) => {
  const payment = Number(readFileSync(`${process.env['BAEDAL_RUN']}/payment.pid`, 'utf8'));
  const operator = await Person.comes(browser, { phone: true }, 'operator');
  process.kill(payment, 'SIGSTOP');
  try {
    await operator.page.goto('/operator/failed');
    await expect(operator.page.getByText('답이 없는 서비스: payment')).toBeVisible({ timeout: 40_000 });
    await operator.sees('operator-failed-silent');
  } finally {
    process.kill(payment, 'SIGCONT');
  }
  await expect(operator.page.getByText('답이 없는 서비스')).toBeHidden({ timeout: 60_000 });
  await operator.leaves();
});

test('an operator builds the board anew, and sees what came of it', async ({ browser }) => {
  const operator = await Person.comes(browser, { language: 'en' }, 'operator');
  await operator.page.getByRole('navigation').getByRole('link', { name: 'Rebuild' }).first().click();
  await operator.page.getByRole('button', { name: 'Build it anew' }).click();
  await operator.sees('operator-rebuild-start');
  await operator.page.getByRole('button', { name: 'Start' }).click();
  await expect(operator.page.getByText(/^Done\./)).toBeVisible({ timeout: 60_000 });
  await expect(operator.page.locator('dd').last()).toHaveText(/^[0-9a-f]{16}$/);
  await operator.sees('operator-rebuild-done');
  await operator.leaves();
});

test('nobody else is shown what operators do, or may do it', async ({ browser }) => {
  const customer = await Person.comes(browser, { language: 'en' }, 'customer');
  for (const path of ['/operator/failed', '/operator/rebuild']) {
    await customer.page.goto(path);
    await expect(customer.page.getByText('Sign in as an operator to see this.')).toBeVisible();
  }
  const caller = await callerAs('customer');
  expect((await caller.get('/operations/order/failed-events')).status()).toBe(403);
  expect((await caller.post('/operations/dashboard/rebuild')).status()).toBe(403);
  await customer.leaves();
});

/** There is no request that makes an event fail, so it is said to Kafka, by the client that Order has. */
function poison(order: number): void {
  const java = `${execFileSync('../../scripts/jdk25', { encoding: 'utf8' }).trim()}/bin/java`;
  const build = readdirSync('../../run/app').find((name) => name.startsWith('order-'));
  const libraries = `../../run/app/${build}/lib/*`;
  const broker = `localhost:${process.env['BAEDAL_BROKER_PORT'] ?? 9092}`;
  execFileSync(java, ['--class-path', libraries, 'journeys/Poison.java', broker, String(order)], { stdio: 'ignore' });
}
