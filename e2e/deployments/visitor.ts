import type { RecorderHandle } from '@auditreel/core/protocol';
import type { Page } from 'playwright-core';

/** Whoever uses the shop's page. */
export interface Visitor {
  readonly page: Page;
  /** Null as long as the recorder has none. */
  sessionId(): Promise<string | null>;
  /** Resolves with what the page says of the answer. */
  click(button: 'Order' | 'Sign out'): Promise<string>;
  /** Has the recorder send what it has. */
  flush(): Promise<void>;
}

export async function visit(page: Page, url: string): Promise<Visitor> {
  await page.goto(url);
  return {
    page,
    sessionId: () => page.evaluate(() => running()?.sessionId() ?? null),
    async click(button) {
      await page.getByRole('button', { name: button }).click();
      const output = page.locator('output');
      await output.getByText(/answered|failed/).waitFor();
      return (await output.textContent()) ?? '';
    },
    flush: async () => page.evaluate(() => running()?.flush()),
  };
}

/** Of the page, which has it by its own script. */
declare function running(): RecorderHandle | undefined;

/** Opens the page, and waits until the recorder has a session. */
export async function recordedVisit(page: Page, url: string): Promise<Visitor> {
  const visitor = await visit(page, url);
  await page.waitForFunction(() => running()?.sessionId());
  return visitor;
}
