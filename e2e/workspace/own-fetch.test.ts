import { join } from 'node:path';
import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { type WatchedPerson, watchedPerson } from '../support/watched-person.js';
import { signIn } from './acts.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined } from './told.js';
import { packagesFolder } from './workspace-folder.js';

const chromium = await findChromium();

/** A `fetch` that the recorder never sees, as one out of a library: another window's. */
describe.skipIf(chromium === null)('a tRPC client with a fetch of its own (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let records: readonly AuditRecord[];

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const person = await watchedPerson({ browser, shopUrl: workspace.url, pace: 0.3 });
    await signIn(person, accountOf('sam'));
    await person.visit('/projects/almanac');
    await person.page.evaluate(await auditLinkScript());
    await addTask(person, { title: 'By a bare fetch', isAudited: false });
    await addTask(person, { title: 'By auditLink', isAudited: true });
    await person.page.close({ runBeforeUnload: true });

    const owner = await watchedPerson({ browser, shopUrl: workspace.url });
    await signIn(owner, accountOf('ines'));
    const api = viewerApi(owner.context, workspace.url);
    const tasks = (found: readonly AuditRecord[]) => found.filter(({ rpcPath }) => rpcPath === 'task.create');
    records = tasks(
      await api.recordsWhen(
        (found) => tasks(found).at(1)?.witness === 'witnessed' && tasks(found).length === 2,
      ),
    );
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('is witnessed through auditLink, and only through it', () => {
    expect(records.map(({ targetName }) => targetName)).toEqual(['Almanac 2027', 'Almanac 2027']);
    expect(records[0]).toMatchObject({ requestId: null, sessionTrust: 'bound' });
    expect(records[0]?.witness).not.toBe('witnessed');
    expect(records[1]?.requestId).not.toBeNull();
    expect(records[1] && joined(records[1])).toBe('bound, witnessed');
  });
});

interface Call {
  readonly title: string;
  readonly isAudited: boolean;
}

/** The client half of `@auditreel/trpc`, as a script that leaves it in the page. */
async function auditLinkScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(packagesFolder, 'trpc/dist/client.mjs'), formats: ['iife'], name: 'auditTrpc' },
    },
  });
  const [first] = [built].flat();
  if (first === undefined || !('output' in first)) throw new Error('Nothing was built');
  return `${first.output[0].code}; globalThis.auditTrpc = auditTrpc;`;
}

function addTask({ page }: WatchedPerson, call: Call): Promise<void> {
  return page.evaluate(sendByOwnFetch, call);
}

/** Runs in the page, as a link does that is given this `fetch`. */
async function sendByOwnFetch({ title, isAudited }: Call): Promise<void> {
  interface LinkOptions {
    readonly fetch: typeof fetch;
  }
  const { auditTrpc } = globalThis as unknown as {
    readonly auditTrpc: { auditLink<Link>(link: Link): Link };
  };
  const frame = document.body.appendChild(document.createElement('iframe'));
  const ownFetch = frame.contentWindow?.fetch.bind(frame.contentWindow) ?? fetch;
  const link = (options: LinkOptions) => options.fetch;
  const send = (isAudited ? auditTrpc.auditLink(link) : link)({ fetch: ownFetch });
  const response = await send(new URL('/api/trpc/task.create', location.href).href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ projectId: 'almanac', title }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
