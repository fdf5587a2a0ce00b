import { readFile } from 'node:fs/promises';
import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { isAct } from '../support/is-act.js';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { failToSignIn, send, signIn } from './acts.js';
import { followMailedLink } from './mailed-link.js';
import { accountOf } from './people.js';
import { recordedEvents } from './recordings.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';

const chromium = await findChromium();
const tom = accountOf('tom');
const jo = accountOf('jo');

/** What must be in no recording, no record and no line that the server prints. Their passwords stand on no page. */
describe.skipIf(chromium === null)('secrets of the workspace (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let records: readonly AuditRecord[];
  let recorded: string;
  let stored: string;
  const secrets = new Map<string, string>([
    ['a wrong password', 'gas lamps again'],
    ['a password', tom.password],
    ['a new password', 'third breakfast'],
  ]);

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const place = { browser, shopUrl: workspace.url, pace: 0.3 };
    const admin = await watchedPerson(place);
    await admin.visit('/login');
    await failToSignIn(admin, tom.email, 'gas lamps again');
    await signIn(admin, tom);
    secrets.set('an API key', await createKey(admin));
    // The page goes on without it.
    await admin.visit('/settings/api-keys');

    const forgetful = await watchedPerson(place);
    secrets.set('the secret of a reset link', await resetPassword(forgetful));
    await signIn(forgetful, { email: jo.email, password: 'third breakfast' });

    for (const { page } of [forgetful, admin]) await page.close({ runBeforeUnload: true });
    const api = viewerApi(admin.context, workspace.url);
    records = await api.recordsWhen((found) => {
      const acted = found.filter(isAct);
      return acted.length >= DONE.length && acted.every(({ witness }) => witness !== 'pending');
    });
    recorded = (await recordedEvents(api, { context: admin.context, url: workspace.url })).join('\n');
    stored = await everyByteOf(workspace.databaseUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('were shown and typed while the recorder looked on', () => {
    const acted = records.filter(isAct);
    expect(acted.map(({ action }) => action)).toEqual(DONE);
    expect(acted.map(({ witness }) => witness)).toEqual(DONE.map(() => 'witnessed'));
    expect(secrets.get('an API key')).toMatch(/^lt_live_\S{32}$/);
    // What stands around the key was recorded.
    for (const text of ['Copy it now.', 'Door bell', 'Choose a new password', 'match.'])
      expect(recorded).toContain(text);
  });

  it.each([...secrets.keys(), 'an API key', 'the secret of a reset link'])(
    '%s is in no chunk, no record and no output',
    (name) => {
      const secret = secrets.get(name) ?? '';
      expect(secret.length).toBeGreaterThan(10);
      const sinks = { recorded, records: JSON.stringify(records), output: workspace.output() };
      const leaks = Object.entries(sinks).filter(([, sink]) => isIn(sink, secret));
      expect(leaks.map(([sink]) => sink)).toEqual([]);
    },
  );

  it.each(['a wrong password', 'a password', 'a new password', 'an API key'])(
    '%s is nowhere in the database, in clear',
    (name) => {
      expect(stored.includes(secrets.get(name) ?? '')).toBe(false);
    },
  );
});

const DONE = [
  'authn.login',
  'authn.login',
  'apikey.create',
  'password.reset',
  'password.reset',
  'authn.login',
];

/** As it is, as part of an address, or any ten characters in a row of a random one; a key's first twelve are no secret. */
function isIn(sink: string, secret: string): boolean {
  const isRandom = secret.length > 20;
  const pieces = isRandom ? Array.from(secret, (_, at) => secret.slice(at, at + 10)).slice(4, -9) : [];
  return [secret, encodeURIComponent(secret), ...pieces].some((part) => sink.includes(part));
}

/** Shown once, when it is made. */
async function createKey(person: WatchedPerson): Promise<string> {
  await person.visit('/settings/api-keys');
  await person.type('What is it for?', 'Door bell');
  await send(person, person.page.getByRole('button', { name: 'Create key' }));
  return (await person.page.locator('.secret code').textContent()) ?? '';
}

async function resetPassword(person: WatchedPerson): Promise<string> {
  await person.visit('/forgot');
  await person.type('E-mail', jo.email);
  await send(person, person.page.getByRole('button', { name: 'Send the link' }));
  await person.page.getByText('a link is on its way').waitFor();
  const secret = await followMailedLink(person);
  await person.type('New password', 'third breakfast');
  await send(person, person.page.locator('.form button'));
  await person.page.waitForURL('**/login?reset=done');
  return secret;
}

/** What is not checkpointed yet with it. */
async function everyByteOf(databaseUrl: string): Promise<string> {
  const file = databaseUrl.replace(/^file:/, '');
  const read = (path: string): Promise<string> => readFile(path, 'latin1').catch(() => '');
  return (await Promise.all([file, `${file}-wal`].map(read))).join('');
}
