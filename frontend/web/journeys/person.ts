import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, request, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** Somebody in front of a browser of their own, who also notices what nobody should have to: errors and strangers. */

export type Name = 'customer' | 'customer2' | 'owner' | 'owner2' | 'courier' | 'courier2' | 'operator';

export interface Way {
  language?: 'ko' | 'en';
  phone?: boolean;
  dark?: boolean;
}

const SUITE = process.env['BAEDAL_PAGES'] ?? 'http://localhost:8088';
const DEMO_PASSWORD = 'baedal-demo';

/** The same person without a browser, for what a journey only wants done or counted. Closed with the worker. */
export async function callerAs(name: Name): Promise<APIRequestContext> {
  const nobody = await request.newContext({ baseURL: SUITE });
  const answer = await nobody.post('/auth/login', { data: { username: name, password: DEMO_PASSWORD } });
  expect(answer.status()).toBe(200);
  const { accessToken } = await answer.json();
  await nobody.dispose();
  return request.newContext({ baseURL: SUITE, extraHTTPHeaders: { Authorization: `Bearer ${accessToken}` } });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = process.env['BAEDAL_SCREENS'] ?? 'test-results/screens';

export class Person {
  readonly complaints: string[] = [];
  private readonly way: Way;
  readonly context: BrowserContext;
  readonly page: Page;

  private constructor(context: BrowserContext, page: Page, way: Way) {
    this.context = context;
    this.page = page;
    this.way = way;
  }

  static async comes(browser: Browser, way: Way = {}, name?: Name): Promise<Person> {
    const context = await browser.newContext({
      viewport: way.phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
      locale: way.language === 'en' ? 'en-US' : 'ko-KR',
      colorScheme: way.dark ? 'dark' : 'light',
      timezoneId: 'America/Sao_Paulo',
      hasTouch: way.phone ?? false,
    });
    const person = new Person(context, await context.newPage(), way);
    person.watch(person.page);
    if (name !== undefined) await person.isChosen(name);
    return person;
  }

  watch(page: Page): void {
    page.on('pageerror', (failure) => this.complaints.push(`error: ${failure.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error' && /Content Security Policy|Uncaught/.test(line.text())) this.complaints.push(line.text());
    });
    page.on('request', (request) => {
      const host = new URL(request.url()).host;
      if (host !== '' && host !== new URL(page.url() === 'about:blank' ? request.url() : page.url()).host) {
        this.complaints.push(`asked another host: ${request.url()}`);
      }
    });
  }

  async isChosen(name: Name): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.locator(`[data-person=${name}]`).click();
    await expect(this.page).not.toHaveURL(/sign-in/);
  }

  /** Nothing that a blind or a colour-blind reader, or one without a mouse, would stumble over. */
  async sees(screen: string): Promise<void> {
    // What is still fading in has the contrast of neither the beginning nor the end.
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(ending.map((one) => one.finished));
    });
    await this.page.evaluate(AXE);
    const serious = await this.page.evaluate(async () => {
      const axe = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }).axe;
      interface Violation {
        id: string;
        impact: string;
        nodes: { target: string[]; failureSummary: string }[];
      }
      const { violations } = await axe.run({ resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary})`).join('; ')}`);
    });
    // Softly, so that one run tells of every screen.
    expect.soft(serious, `axe on ${screen}`).toEqual([]);
    const { width, scroll } = await this.page.evaluate(() => ({ width: innerWidth, scroll: document.documentElement.scrollWidth }));
    expect.soft(scroll, `${screen} is not wider than the window`).toBeLessThanOrEqual(width);
    await this.isPictured(screen);
    expect.soft(this.complaints.splice(0)).toEqual([]);
  }

  /** As WebP, a quarter of a PNG: the documents show these pictures. */
  private async isPictured(screen: string): Promise<void> {
    // Who looks for faults has scrolled through the page.
    await this.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const chrome = await this.context.newCDPSession(this.page);
    const { data } = await chrome.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
    await chrome.detach();
    mkdirSync(SCREENS, { recursive: true });
    writeFileSync(`${SCREENS}/${screen}-${this.suffix()}.webp`, Buffer.from(data, 'base64'));
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }

  /** From a store's menu to the order's own page; the order's number. */
  async orders(storeId: number, dish: string, address = '서울시 중구 세종대로 110'): Promise<number> {
    await this.fills(storeId, dish, address);
    await this.pay().click();
    return this.hasOrdered();
  }

  async fills(storeId: number, dish: string, address = '서울시 중구 세종대로 110'): Promise<void> {
    await this.page.goto(`/store/${storeId}`);
    await this.page.getByRole('listitem').filter({ hasText: dish }).getByRole('button').first().click();
    await this.page.goto('/checkout');
    await this.page.getByRole('textbox').first().fill(address);
  }

  pay() {
    return this.page.locator('button[type=submit]');
  }

  async hasOrdered(): Promise<number> {
    await expect(this.page).toHaveURL(/\/order\/\d+$/);
    await expect.poll(() => this.page.evaluate(() => scrollY)).toBe(0);
    return Number(this.page.url().split('/').pop());
  }

  headline() {
    return this.page.getByTestId('headline');
  }

  private suffix(): string {
    const { language = 'ko', phone, dark } = this.way;
    return [language, phone ? '390' : '1280', ...(dark ? ['dark'] : [])].join('-');
  }
}
