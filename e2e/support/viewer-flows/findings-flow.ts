import { expect } from 'vitest';
import { textOfReplay } from '../open-replay.js';
import type { OpenedViewer } from './opened-viewer.js';
import { soon } from './soon.js';

const TITLE = 'Signed in after failed attempts';

interface Found {
  readonly rule: string;
  readonly actor: { readonly name: string | null };
  readonly replay: unknown;
}

/** Three failed logins and one that succeeded are found; the finding leads to its records and its replay. */
export async function findingsFlow({ app, page, api, open }: OpenedViewer): Promise<void> {
  const canBeWatched = async (): Promise<boolean> => {
    const { findings } = await api.get<{ findings: readonly Found[] }>('findings');
    return findings.some(
      ({ rule, actor, replay }) =>
        rule === 'failed_then_success' && actor.name === app.actorName && replay !== null,
    );
  };
  await soon(canBeWatched).toBe(true);
  await open('/', '.top-bar');
  await page.getByRole('link', { name: 'Findings' }).click();
  // Who signs in from the same address is found, too.
  const card = page.locator('.finding', { hasText: TITLE }).filter({ hasText: app.actorName });
  await card.waitFor();
  const chain = card.getByRole('list', { name: 'Records that it is made of' });
  expect(await chain.getByRole('img').evaluateAll((dots) => dots.map((dot) => dot.ariaLabel))).toEqual([
    ...Array(3).fill('Failure'),
    'Success',
  ]);

  await chain.getByRole('link').first().click();
  await page.waitForURL('**/records/*');
  await page.locator('.page-head .why.failure', { hasText: 'INVALID_CREDENTIALS' }).waitFor();
  await page.goBack();
  await card.getByRole('link', { name: 'Watch' }).click();
  await page.waitForURL('**/sessions/*');
  // It begins three seconds before, which may be between two pages.
  const goOn = page.getByText('Go to where the recording goes on');
  await page.locator('.player iframe').or(goOn).first().waitFor();
  if (await goOn.isVisible()) await goOn.click();
  await soon(() => textOfReplay(page)).toContain('Password');
}
