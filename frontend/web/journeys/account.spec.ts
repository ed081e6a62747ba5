import { expect, test } from '@playwright/test';
import { callerAs, Person } from './person';

/** Coming, and leaving for good. */

test('a customer signs up, orders, withdraws, and is not known any more', async ({ browser }) => {
  const person = await Person.comes(browser, { language: 'en', phone: true });
  const page = person.page;
  const username = `leaving-${Date.now()}`;
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'New here? Sign up' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Jiwoo Kim');
  await signsIn('Sign up and come in');
  await expect(page).not.toHaveURL(/sign-in/);
  const order = await person.orders(1, '후라이드치킨', '서울시 종로구 율곡로 99');

  await page.getByRole('link', { name: 'Your account: Jiwoo Kim' }).click();
  await expect(page.getByText(username)).toBeVisible();
  await person.sees('account');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await person.sees('account-withdraw');
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('Your account is gone.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What shall we eat?');
  await expect(page.getByText('스토어99')).toBeVisible();
  expect(await person.context.cookies()).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('율곡로');

  await page.getByRole('link', { name: 'Sign in' }).click();
  await signsIn('Sign in');
  await expect(page.getByRole('alert')).toContainText('The user name or the password is wrong.');
  const operator = await callerAs('operator');
  await expect.poll(async () => (await (await operator.get(`/orders/${order}`)).json()).address).toBeNull();
  await person.leaves();

  async function signsIn(press: string): Promise<void> {
    await page.getByRole('textbox', { name: 'User name' }).fill(username);
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough one');
    await page.getByRole('button', { name: press, exact: true }).last().click();
  }
});

test('the people of the demo stay, and anybody may sign out', async ({ browser }) => {
  const person = await Person.comes(browser, {}, 'customer2');
  await person.page.goto('/account');
  await expect(person.page.getByText('데모 계정은 모두가 함께 쓰므로')).toBeVisible();
  await expect(person.page.getByRole('button', { name: '회원 탈퇴' })).toBeHidden();
  await person.page.getByRole('button', { name: '로그아웃' }).click();
  await expect(person.page).toHaveURL(/sign-in/);
  await expect(person.page.getByRole('link', { name: '로그인' })).toBeVisible();
  await person.leaves();
});
