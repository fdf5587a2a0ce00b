import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { send, signIn } from './acts.js';
import { followMailedLink } from './mailed-link.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined, told } from './told.js';

const chromium = await findChromium();
const jo = accountOf('jo');

/** A forgotten password, an invite that becomes an account, and its end. */
describe.skipIf(chromium === null)('accounts (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let records: readonly AuditRecord[];
  let outcomes: readonly AuditRecord[];

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const place = { browser, shopUrl: workspace.url, pace: 0.3 };
    const forgetful = await watchedPerson(place);
    await resetPassword(forgetful, 'third breakfast');
    await signIn(forgetful, { email: jo.email, password: 'third breakfast' });
    await changePassword(forgetful, 'third breakfast', 'fourth breakfast');

    const owner = await watchedPerson(place);
    await signIn(owner, accountOf('ines'));
    await invite(owner, 'mika@halyard.test');
    const guest = await watchedPerson(place);
    await signUp(guest, 'Mika Salo', 'northern lights');
    await deleteAccount(guest, 'not my password');
    await guest.page.getByText('That isn’t your password.').waitFor();
    await deleteAccount(guest, 'northern lights');
    await guest.page.waitForURL('**/login?account=deleted');

    for (const { page } of [forgetful, guest]) await page.close({ runBeforeUnload: true });
    const api = viewerApi(owner.context, workspace.url);
    records = (
      await api.recordsWhen((found) => {
        const acted = found.filter(isAct);
        return (
          acted.length >= OUTCOMES.length + EVENTS.length &&
          acted.every(({ witness }) => witness !== 'pending')
        );
      })
    ).filter(isAct);
    outcomes = records.filter(({ stage }) => stage === 'outcome');
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('give one outcome record for each step, with its actor and target', () => {
    const mika = outcomes.at(-1)?.actorId ?? '';
    expect(outcomes.map((record) => told(record).replace(mika, 'MIKA'))).toEqual(OUTCOMES);
  });

  it('a sign-up’s login and membership are events of its record', () => {
    const signUpRecord = outcomes.find(({ action }) => action === 'user.create');
    const events = records.filter(({ stage }) => stage === 'event');
    expect(events.map(told)).toEqual(EVENTS);
    expect(events.map(({ parentId }) => parentId)).toEqual(EVENTS.map(() => signUpRecord?.id));
  });

  it('a reset is told in its two steps', () => {
    const resets = outcomes.filter(({ action }) => action === 'password.reset');
    expect(resets.map(({ metadata }) => metadata)).toMatchObject([{ step: 'requested' }, { step: 'done' }]);
  });

  it('are witnessed, and links that hold a secret are named by their template', () => {
    expect(records.map(({ witness }) => witness)).toEqual(records.map(() => 'witnessed'));
    expect(outcomes.slice(0, 2).map(joined)).toEqual(Array(2).fill('signed, witnessed'));
    expect(outcomes.map(({ route }) => route)).toEqual([
      '/forgot',
      '/reset/:token',
      '/login',
      '/settings/account',
      '/login',
      '/members',
      '/invite/:token',
      '/settings/account',
      '/settings/account',
    ]);
  });
});

const OUTCOMES = [
  `anonymous: password.reset of user/${jo.email}: success`,
  'anonymous: password.reset of user/user-jo: success',
  'Jo Adeyemi: authn.login: success',
  'Jo Adeyemi: password.change of user/user-jo: success',
  'Ines Carvalho: authn.login: success',
  'Ines Carvalho: member.invite of invite/mika@halyard.test: success',
  'Mika Salo: user.create of user/MIKA: success',
  'Mika Salo: user.delete of user/Mika Salo: failure (INVALID_CREDENTIALS)',
  'Mika Salo: user.delete of user/Mika Salo: success',
];

const EVENTS = [
  'Mika Salo: authn.login: success',
  'Mika Salo: member.add of workspace/Northwind Studio: success',
];

async function resetPassword(person: WatchedPerson, password: string): Promise<void> {
  await person.visit('/forgot');
  await person.type('E-mail', jo.email);
  await send(person, person.page.getByRole('button', { name: 'Send the link' }));
  await person.page.getByText('a link is on its way').waitFor();
  await followMailedLink(person);
  await person.page.locator('input[name=password]').fill(password);
  await send(person, person.page.locator('.form button'));
  await person.page.waitForURL('**/login?reset=done');
}

async function changePassword(person: WatchedPerson, now: string, next: string): Promise<void> {
  await person.visit('/settings/account');
  await person.type('Your password now', now);
  await person.type('New password', next);
  await send(person, person.page.getByRole('button', { name: 'Change password' }));
  await person.page.waitForURL('**password=changed');
}

async function invite(person: WatchedPerson, email: string): Promise<void> {
  await person.visit('/members');
  await person.type('E-mail', email);
  await send(person, person.page.getByRole('button', { name: 'Send invite' }));
  await person.page.getByText('We’ve sent an invite').waitFor();
}

async function signUp(person: WatchedPerson, name: string, password: string): Promise<void> {
  await followMailedLink(person);
  await person.type('Your name', name);
  await person.type('Choose a password', password);
  await send(person, person.page.getByRole('button', { name: 'Join' }));
  await person.page.waitForURL(({ pathname }) => pathname === '/');
}

async function deleteAccount(person: WatchedPerson, password: string): Promise<void> {
  await person.visit('/settings/account');
  await person.click(person.page.locator('summary', { hasText: 'Delete my account' }));
  await person.type('Password', password);
  await send(person, person.page.getByRole('button', { name: 'Delete my account' }));
}
