import { expect, test } from '@playwright/test';
import { callerAs, Person } from './person';

/** However impatient the customer or however bad the network: one order. */

test('a double click on pay places one order', async ({ browser }) => {
  const customer = await Person.comes(browser, {}, 'customer');
  const before = await orders();
  await customer.fills(6, '계란말이');
  await customer.pay().dblclick();
  await customer.hasOrdered();
  expect(await orders()).toBe(before + 1);
  await customer.leaves();
});

test('a reload in the middle of the call places one order, and finds it', async ({ browser }) => {
  const customer = await Person.comes(browser, {}, 'customer');
  const before = await orders();
  await customer.fills(6, '제육볶음');
  // The order reaches the services; its answer never reaches the page.
  await customer.page.route('**/orders', async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await customer.pay().click();
  await expect(customer.page.getByTestId('countdown')).toContainText('주문이 되었는지');
  await customer.page.reload();
  await customer.hasOrdered();
  expect(await orders()).toBe(before + 1);
  await customer.leaves();
});

test('what a second store would throw out is asked about first', async ({ browser }) => {
  const customer = await Person.comes(browser, { phone: true }, 'customer2');
  await customer.page.goto('/store/1');
  await customer.page.getByRole('button', { name: '양념치킨 담기' }).click();
  await customer.page.goto('/store/11');
  await customer.page.getByRole('button', { name: '마르게리타 피자 담기' }).click();
  await expect(customer.page.getByText('지금 담긴 스토어99는 비워집니다')).toBeVisible();
  await customer.sees('cart-other-store');
  await customer.page.getByRole('button', { name: '그대로 두기' }).click();
  await customer.page.reload();
  await customer.page.goto('/cart');
  await expect(customer.page.getByRole('heading', { name: '양념치킨' })).toBeVisible();
  await customer.sees('cart');
  await customer.leaves();
});

async function orders(): Promise<number> {
  const customer = await callerAs('customer');
  return (await (await customer.get('/orders?size=1')).json()).page.totalElements;
}
