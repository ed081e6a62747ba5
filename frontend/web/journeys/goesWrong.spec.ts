import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { callerAs, Person, type Name } from './person';

/** What goes wrong in a normal week, and that nobody pays for it. */

test('a refused order comes back with its reason and its money', async ({ browser }) => {
  const customer = await Person.comes(browser, { language: 'en' }, 'customer2');
  const owner = await Person.comes(browser, { phone: true }, 'owner2');
  const order = await customer.orders(2, '페퍼로니피자');
  await owner.page.locator(`[data-order="${order}"]`).getByRole('button', { name: '거절' }).click();
  await owner.page.getByText('너무 바쁨').click();
  await owner.sees('kitchen-refuse');
  await owner.page.getByRole('button', { name: '거절하기' }).click();

  await expect(customer.headline()).toHaveText('Your order was canceled');
  await expect(customer.page.getByText('The store is too busy.')).toBeVisible();
  await expect(customer.page.getByTestId('refund')).toHaveText('₩21,000 went back to you.');
  await customer.sees('tracking-refused');
  await customer.leaves();
  await owner.leaves();
});

test('a customer cancels, and sees the money go back', async ({ browser }) => {
  const customer = await Person.comes(browser, { phone: true, dark: true }, 'customer');
  await customer.orders(4, '로제떡볶이');
  await customer.page.getByRole('button', { name: '주문 취소' }).click();
  await expect(customer.page.getByText('15,000원은 바로 돌려드립니다')).toBeVisible();
  await customer.page.getByRole('button', { name: '네, 취소할게요' }).click();
  await expect(customer.headline()).toHaveText('주문이 취소되었습니다');
  await expect(customer.page.getByTestId('refund')).toHaveText('15,000원을 돌려드렸습니다.');
  await customer.sees('tracking-canceled');
  await customer.leaves();
});

test('two couriers want one job, and one of them is told so', async ({ browser }) => {
  const customer = await Person.comes(browser, {}, 'customer');
  const first = await Person.comes(browser, {}, 'courier');
  const second = await Person.comes(browser, { language: 'en' }, 'courier2');
  const order = await customer.orders(2, '콜라');
  await becomesCooked('owner2', 2, order);
  const jobOf = (page: Page) =>
    page.locator('li[data-job]').filter({ has: page.getByRole('heading', { name: new RegExp(`^(주문 ${order}번|Order ${order})$`) }) });
  await expect(jobOf(first.page)).toBeVisible();
  await expect(jobOf(second.page)).toBeVisible();

  // The second has not heard yet that the first was quicker.
  await second.page.route('**/deliveries?**', (route) => route.abort());
  await second.page.route('**/dashboards/stream**', (route) => route.abort());
  await jobOf(first.page).getByRole('button', { name: '내가 갈게요' }).click();
  await expect(jobOf(first.page).getByRole('button', { name: '음식 받음' })).toBeVisible();
  await jobOf(second.page).getByRole('button', { name: 'I take it' }).click();
  await expect(second.page.getByText('Somebody else took it first')).toBeVisible();
  await second.page.unrouteAll();
  await expect(jobOf(second.page)).toBeHidden();
  for (const person of [customer, first, second]) await person.leaves();
});

test('while payment is away the page counts down, and the same order goes through when it is back', async ({ browser }) => {
  // scripts/journeys says where the suite keeps its process ids.
  const payment = Number(readFileSync(`${process.env['BAEDAL_RUN']}/payment.pid`, 'utf8'));
  const customer = await Person.comes(browser, { language: 'en', phone: true }, 'customer2');
  const keys: (string | undefined)[] = [];
  customer.page.on('request', (sent) => {
    if (sent.method() === 'POST' && sent.url().endsWith('/orders')) keys.push(sent.headers()['idempotency-key']);
  });
  const before = await ordersOf('customer2');
  await customer.fills(5, '탕수육 중');
  process.kill(payment, 'SIGSTOP');
  try {
    await customer.pay().click();
    await expect(customer.page.getByTestId('countdown')).toHaveText(/try the same order again in \d+ s/);
    await customer.sees('checkout-countdown');
  } finally {
    process.kill(payment, 'SIGCONT');
  }
  await customer.hasOrdered();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  expect(await ordersOf('customer2')).toBe(before + 1);
  await customer.leaves();
});

test('a declined card is told, and another one pays', async ({ browser }) => {
  const customer = await Person.comes(browser, {}, 'customer');
  await customer.fills(9, '카페라떼');
  await customer.page.getByText('거절되는 카드').click();
  await customer.pay().click();
  await expect(customer.page.getByRole('alert')).toContainText('카드 회사가 결제를 거절했습니다');
  await customer.sees('checkout-declined');
  await customer.page.getByText('등록된 카드').click();
  await customer.pay().click();
  await customer.hasOrdered();
  await customer.leaves();
});

test('a price that changed and a dish that is gone are shown before anything is charged', async ({ browser }) => {
  const customer = await Person.comes(browser, { phone: true }, 'customer');
  await customer.page.goto('/store/8');
  for (const dish of ['새우버거', '제로 콜라']) {
    await customer.page.getByRole('listitem').filter({ hasText: dish }).getByRole('button').first().click();
  }
  await customer.page.goto('/checkout');
  await customer.page.getByRole('textbox').first().fill('서울시 중구 세종대로 110');
  const owner = await callerAs('owner2');
  await owner.patch('/stores/8/menus/83', { data: { price: 11_000 } });
  await owner.patch('/stores/8/menus/87', { data: { soldOut: true } });
  await expect.poll(async () => (await (await owner.get('/catalog/stores/8')).json()).items.at(-1).soldOut).toBe(true);
  await customer.pay().click();
  await expect(customer.page.getByText('10,500원 → 11,000원')).toBeVisible();
  await expect(customer.page.getByText('품절되어 빠집니다')).toBeVisible();
  await customer.sees('checkout-changed');
  await customer.page.getByRole('button', { name: '달라진 내용으로 계속' }).click();
  await customer.page.getByRole('button', { name: '11,000원 결제하기' }).click();
  await customer.hasOrdered();
  await owner.patch('/stores/8/menus/83', { data: { price: 10_500 } });
  await owner.patch('/stores/8/menus/87', { data: { soldOut: false } });
  await customer.leaves();
});

async function becomesCooked(name: Name, store: number, order: number): Promise<void> {
  const owner = await callerAs(name);
  const ticket = `/stores/${store}/orders/${order}`;
  await expect.poll(async () => (await owner.post(`${ticket}/confirm`, { data: { prepMinutes: 20 } })).status()).toBe(200);
  expect((await owner.post(`${ticket}/cook-complete`)).status()).toBe(200);
}

async function ordersOf(name: Name): Promise<number> {
  const customer = await callerAs(name);
  return (await (await customer.get('/orders?size=1')).json()).page.totalElements;
}
