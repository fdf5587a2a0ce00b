import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { Step } from './person-plan.ts';

const MOVES = 12;
const MOVE_MS = 25;
const TYPE_MS = 90;

/** Does the steps with the browser's own mouse and keyboard, each at its time or, on a page that is slow, as soon as it can. */
export async function actAsPerson(page: Page, steps: readonly Step[]): Promise<void> {
  const beganAt = performance.now();
  const hand = handOn(page);
  for (const step of steps) {
    await wait(Math.max(0, beganAt + step.at - performance.now()));
    await act(page, hand, step);
  }
}

type Press = (target: Locator) => Promise<void>;

async function act(page: Page, press: Press, step: Step): Promise<void> {
  switch (step.kind) {
    case 'choose':
      return press(page.locator('.act').nth(step.which));
    case 'order':
      return press(page.locator('#send'));
    case 'search':
      await press(page.locator('#search'));
      await page.keyboard.press('ControlOrMeta+A');
      return page.keyboard.type(step.words, { delay: TYPE_MS });
    case 'scroll':
      for (let turn = 0; turn < 4; turn++) {
        await page.mouse.wheel(0, step.by / 4);
        await wait(MOVE_MS * 3);
      }
  }
}

/** A hand that knows where it is, and takes the time of a hand to get elsewhere. */
function handOn(page: Page): Press {
  let [x, y] = [400, 300];
  return async function press(target) {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (box === null) throw new Error('What the person would press is not on the page.');
    const [toX, toY] = [box.x + box.width / 2, box.y + box.height / 2];
    for (let move = 1; move <= MOVES; move++) {
      await page.mouse.move(x + ((toX - x) * move) / MOVES, y + ((toY - y) * move) / MOVES);
      await wait(MOVE_MS);
    }
    [x, y] = [toX, toY];
    await page.mouse.click(x, y, { delay: 60 });
  };
}
