import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

export interface Place {
  readonly browser: Browser;
  readonly shopUrl: string;
  /** Multiplies every pause; 0 is for tests. @default 1 */
  readonly pace?: number;
}

/** One human at one browser: reads before clicking, and types key by key. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  visit(path: string): Promise<void>;
  read(ms?: number): Promise<void>;
  click(target: Locator): Promise<void>;
  type(label: string, text: string): Promise<void>;
  /** Clicks, and waits until the page it leads to is there. */
  follow(target: Locator): Promise<void>;
  leave(): Promise<void>;
}

const GLANCE_MS = 350;
const KEYSTROKE_MS = 30;

export async function newPerson({ browser, shopUrl, pace = 1 }: Place): Promise<Person> {
  const context = await browser.newContext({ baseURL: shopUrl, viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  const read = async (ms = GLANCE_MS) => {
    await sleep(ms * pace);
  };
  const click = async (target: Locator) => {
    await read();
    await target.hover();
    await target.click();
  };
  return {
    page,
    context,
    read,
    click,
    async visit(path) {
      await page.goto(path);
      await read();
    },
    async type(label, text) {
      const input = page.getByLabel(label, { exact: true });
      await input.click();
      await input.fill('');
      await input.pressSequentially(text, { delay: KEYSTROKE_MS * pace });
    },
    async follow(target) {
      const loaded = page.waitForEvent('load');
      await click(target);
      await loaded;
    },
    leave: () => context.close(),
  };
}
