import { expect, test } from '@playwright/test';
import { callerAs, Person, type Name, type Way } from './person';

/** Every screen in both languages and both widths, light and dark, without anything that keeps a reader out. */

const WAYS: Way[] = [
  { language: 'ko', phone: false },
  { language: 'ko', phone: true, dark: true },
  { language: 'en', phone: false, dark: true },
  { language: 'en', phone: true },
];

const SCREENS: [Name, [string, string][]][] = [
  ['customer', [['stores', '/'], ['store', '/store/1'], ['store-closed', '/store/17'], ['cart-empty', '/cart'], ['history', '/history'], ['account', '/account']]],
  ['owner', [['kitchen', '/kitchen'], ['menu', '/kitchen/menu'], ['sales', '/kitchen/sales']]],
  ['courier', [['courier', '/courier']]],
  ['operator', [['operator', '/operator'], ['operator-search', '/operator/search'], ['operator-failed', '/operator/failed'], ['operator-rebuild', '/operator/rebuild']]],
];

for (const way of WAYS) {
  test(`every screen in ${way.language}, ${way.phone ? 'on a phone' : 'on a desk'}, ${way.dark ? 'dark' : 'light'}`, async ({ browser }) => {
    const visitor = await Person.comes(browser, way);
    await visitor.page.goto('/sign-in');
    await expect(visitor.page.getByRole('heading', { level: 1 })).toBeVisible();
    await visitor.sees('sign-in');
    await visitor.page.goto('/nowhere');
    await visitor.sees('not-found');
    await visitor.leaves();
    for (const [name, screens] of SCREENS) {
      const person = await Person.comes(browser, way, name);
      for (const [screen, path] of screens) {
        await person.page.goto(path);
        await expect(person.page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(person.page.locator('.mantine-Skeleton-root')).toHaveCount(0);
        await person.sees(screen);
      }
      await person.leaves();
    }
  });
}

test('the language is changed on the spot and kept', async ({ browser }) => {
  const visitor = await Person.comes(browser);
  await visitor.page.goto('/');
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText('오늘은 뭐 먹지?');
  await visitor.page.getByRole('button', { name: 'Switch to English' }).click();
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText('What shall we eat?');
  await expect(visitor.page.locator('html')).toHaveAttribute('lang', 'en');
  await visitor.page.reload();
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText('What shall we eat?');
  await visitor.leaves();
});

test('the light is changed on the spot and kept', async ({ browser }) => {
  const visitor = await Person.comes(browser, { language: 'en' });
  await visitor.page.goto('/');
  await visitor.page.getByRole('button', { name: 'Use dark colours' }).click();
  await visitor.page.reload();
  await expect(visitor.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await visitor.leaves();
});

test('stores are found by name and narrowed to what is open', async ({ browser }) => {
  const visitor = await Person.comes(browser);
  await visitor.page.goto('/');
  await visitor.page.getByRole('textbox', { name: '가게 찾기' }).fill('피자');
  await expect(visitor.page.getByText('가게 2곳')).toBeVisible();
  await visitor.page.getByRole('textbox', { name: '가게 찾기' }).fill('없는가게');
  await expect(visitor.page.getByText('그런 가게가 없습니다')).toBeVisible();
  await visitor.page.getByRole('button', { name: '모두 보기' }).click();
  await visitor.page.getByRole('switch', { name: '영업 중인 곳만' }).check();
  await expect(visitor.page.getByText('준비 중')).toHaveCount(0);
  await visitor.leaves();
});

test('an owner changes price, stock and whether a dish can be had', async ({ browser }) => {
  const owner = await Person.comes(browser, { language: 'en' }, 'owner');
  await owner.page.goto('/kitchen/menu');
  await owner.page.getByRole('button', { name: 'Edit 양념치킨' }).click();
  await owner.page.getByLabel('Stock').fill('8');
  await owner.sees('menu-edit');
  await owner.page.getByRole('button', { name: 'Save' }).click();
  await expect(owner.page.getByText('Stock 8')).toBeVisible();
  await (await callerAs('owner')).patch('/stores/1/menus/12', { data: { stock: null } });
  await owner.leaves();
});
