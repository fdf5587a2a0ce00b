import { expect } from 'vitest';
import { openReplay, textOfReplay } from '../open-replay.js';
import type { OpenedViewer } from './opened-viewer.js';
import { soon } from './soon.js';
import { CONSOLE_ERROR } from './viewed-app.js';

/** A record opens at its moment, tells what happened, and plays on. */
export async function recordReplayFlow({ app, page, url, record, playhead }: OpenedViewer): Promise<void> {
  const shown = await openReplay(page, url, record.id);
  const nearest = Math.min(...app.actor.clicks.map((at) => Math.abs(at - shown)));
  expect(nearest, `the moment on show is ${nearest} ms away from the click`).toBeLessThan(1_000);
  await soon(() => textOfReplay(page)).toContain(app.done.pageText);
  const story = page.locator('.story');
  await soon(() => story.textContent()).toContain(`“${app.done.button}”`);
  const told = (await story.locator('.step p').allInnerTexts()).join('\n').replace(/[ \t]+/g, ' ');
  expect(told).toMatch(/^On .*\n(.*\n)*Clicked the button .*\nThe page sent POST .*/);
  expect(told).toMatch(/The app answered 2\d\d Success/);
  await page.getByRole('button', { name: 'Play from 3 s before' }).click();
  await soon(playhead).toBeGreaterThan(shown);
}

/** The keys of the player, and the sheet that lists them. */
export async function playerKeysFlow(viewer: OpenedViewer): Promise<void> {
  const { page, playhead } = viewer;
  await openSession(viewer);
  const start = await playhead();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByText('5 seconds back or forward').waitFor();
  await page.keyboard.press('ArrowLeft');
  expect(await playhead()).toBe(start);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press(',');
  await soon(playhead).toBe(start - 100);
  await page.keyboard.press('.');
  await page.keyboard.press('ArrowLeft');
  await soon(playhead).toBeLessThan(start - 100);
  await page.keyboard.press(']');
  expect(await page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('2');
  const before = await playhead();
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  await soon(playhead).toBeGreaterThan(before);
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

/** An error on the console of the recorded page stands among the records, and leads to its moment. */
export async function signalFlow(viewer: OpenedViewer): Promise<void> {
  const { page, record, playhead } = viewer;
  await openSession(viewer);
  const signal = page.locator('.moment.signal', { hasText: CONSOLE_ERROR });
  await signal.waitFor();
  expect(await signal.textContent()).toContain('Console error');
  await signal.getByRole('button').click();
  await soon(playhead).toBeGreaterThan(record.time);
  await soon(() => signal.getAttribute('aria-current')).toBe('step');
}

/** The address of a moment leads back to it. */
export async function momentLinkFlow(viewer: OpenedViewer): Promise<void> {
  const { page, playhead } = viewer;
  await openSession(viewer);
  await page.keyboard.press(',');
  const t = await playhead();
  await page.getByRole('button', { name: 'Copy link to this moment' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to this moment' }).inputValue();
  expect(new URL(link).searchParams.get('t')).toBe(String(t));
  await page.goto('about:blank');
  await page.goto(link);
  await soon(playhead).toBe(t);
}

/** A note on a moment stands in the visit, and is a record. */
export async function noteFlow(viewer: OpenedViewer): Promise<void> {
  const { page, open } = viewer;
  await openSession(viewer);
  await page.getByRole('button', { name: 'Write a note on this moment' }).click();
  await page.getByPlaceholder('What is to be seen here?').fill('Here it went well');
  await page.getByRole('button', { name: 'Save note' }).click();
  const note = page.locator('.moment.note', { hasText: 'Here it went well' });
  await note.waitFor();
  expect(await note.locator('.note-by').textContent()).toContain(viewer.app.adminName);
  await open('/?action=audit.note');
  await page.locator('.rows-space .row-link').first().click();
  await page.getByRole('heading', { name: 'audit.note' }).waitFor();
  await page.locator('.fact-groups', { hasText: 'Here it went well' }).waitFor();
}

/** The whole visit of the record, at its moment. */
async function openSession({ page, url, record }: OpenedViewer): Promise<void> {
  const at = await openReplay(page, url, record.id);
  await page.getByRole('link', { name: 'Whole visit' }).click();
  await page.waitForURL(`**/sessions/*t=${at}*`);
  await page.locator('.session-page .player iframe').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    (t) => document.querySelector('.session-page .player')?.getAttribute('data-t') === t,
    String(at),
  );
}
