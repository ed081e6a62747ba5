import { expect, test } from '@playwright/test';
import { Person } from './person';

/** Four people, four windows, one order. */

test('an order goes from the cart through the kitchen to the door, and everybody sees it at once', async ({ browser }) => {
  const customer = await Person.comes(browser, { phone: true }, 'customer');
  const owner = await Person.comes(browser, {}, 'owner');
  const courier = await Person.comes(browser, { language: 'en', phone: true }, 'courier');
  const operator = await Person.comes(browser, { language: 'en' }, 'operator');
  await expect(owner.page.getByRole('heading', { level: 1 })).toHaveText('주문판');

  const order = await customer.orders(1, '후라이드치킨');
  await expect(customer.headline()).toHaveText('가게의 확인을 기다리고 있어요');
  await customer.sees('tracking-ordered');

  const ticket = owner.page.locator(`[data-order="${order}"]`);
  await expect(ticket).toBeVisible();
  await expect(owner.page).toHaveTitle(/새 주문/);
  await owner.sees('kitchen-new');
  await ticket.getByRole('button', { name: '받기' }).click();
  await owner.page.getByRole('button', { name: '5분 늘리기' }).click();
  await owner.sees('kitchen-accept');
  await owner.page.getByRole('button', { name: '25분 뒤로 받기' }).click();
  await expect(owner.page.locator('[data-column=cooking]').locator(`[data-order="${order}"]`)).toBeVisible();

  await expect(customer.headline()).toHaveText('맛있게 만들고 있어요');
  await expect(customer.page.getByText(/약 2\d분 뒤 준비/)).toBeVisible();
  await expect(customer.page.getByRole('button', { name: '주문 취소' })).toBeHidden();
  await customer.sees('tracking-cooking');

  await ticket.getByRole('button', { name: '조리 완료' }).click();
  await expect(owner.page.locator('[data-column=ready]').locator(`[data-order="${order}"]`)).toBeVisible();
  await owner.sees('kitchen-board');

  const job = courier.page.locator('li[data-job]').filter({ has: courier.page.getByRole('heading', { name: `Order ${order}`, exact: true }) });
  await expect(job).toBeVisible();
  await courier.sees('courier-open');
  await job.getByRole('button', { name: 'I take it' }).click();
  await job.getByRole('button', { name: 'Picked up' }).click();
  await expect(customer.headline()).toHaveText('배달원이 오고 있어요');
  await customer.sees('tracking-on-its-way');
  await expect(owner.page.locator(`[data-order="${order}"]`)).toBeHidden();
  await courier.sees('courier-mine');
  await job.getByRole('button', { name: 'Handed over' }).click();
  await expect(customer.headline()).toHaveText('맛있게 드세요!');
  await customer.sees('tracking-done');
  await courier.sees('courier-done');

  await expect(operator.page.getByRole('link', { name: `#${order}` }).first()).toBeVisible();
  await operator.sees('operator-live');
  await operator.page.goto(`/operator/order/${order}`);
  await expect(operator.page.getByText('Nothing. It is done.')).toBeVisible();
  await expect(operator.page.getByText('DeliveryCompleted', { exact: true })).toBeVisible();
  await operator.sees('operator-order');

  await customer.page.goto('/history');
  await expect(customer.page.getByText('배달 완료').first()).toBeVisible();
  await customer.sees('history');
  for (const person of [customer, owner, courier, operator]) await person.leaves();
});
