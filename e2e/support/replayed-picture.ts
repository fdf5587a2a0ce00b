import type { Page } from 'playwright-core';

/** A moment of a recording, ms on the clock of the recorded browser. */
export interface Moment {
  readonly sessionId: string;
  readonly t: number;
}

/** Opens a session in the viewer at a moment, and takes a picture of the replay as large as it was recorded. */
export async function replayedPicture(
  page: Page,
  viewerUrl: string,
  { sessionId, t }: Moment,
): Promise<Buffer> {
  await page.goto(`${viewerUrl}/sessions/${sessionId}?t=${t}`);
  const frame = page.locator('.player iframe');
  await frame.waitFor({ state: 'attached' });
  await page.waitForFunction(() => Number(document.querySelector('[data-t]')?.getAttribute('data-t')) > 0);
  // As large as it was, and on whole pixels.
  await page.addStyleTag({
    content: `.replayer-wrapper { position: fixed !important; inset: 0 auto auto 0; transform: none !important; z-index: 9999 }
      .replayer-mouse { display: none !important }`,
  });
  await page
    .frames()
    .at(-1)
    ?.evaluate(async () => {
      await document.fonts.ready;
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    });
  return frame.screenshot();
}

/** Has everything uploaded that the page has recorded; answers the moment it is at. */
export async function recordedMoment(page: Page): Promise<Moment> {
  // Images tell their size a moment after they have loaded, and canvases are looked at every two seconds.
  await page.waitForTimeout(2500);
  const t = await page.evaluate(() => Date.now());
  // Something must come after it, or the recording has ended by then.
  await page.mouse.move(3, 3);
  await page.mouse.move(5, 5, { steps: 3 });
  await page.waitForTimeout(700);
  const sessionId = await page.evaluate(async () => {
    const recorder = (globalThis as Record<symbol, unknown>)[Symbol.for('auditreel.recorder')] as {
      flush(): Promise<void>;
      sessionId(): string;
    };
    await recorder.flush();
    return recorder.sessionId();
  });
  return { sessionId, t };
}
