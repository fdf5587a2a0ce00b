import type { AuditRecord } from '@auditreel/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';
import { viewerApi } from '../support/viewer-api.js';
import { watchedPerson } from '../support/watched-person.js';
import { signIn } from './acts.js';
import { addPageClient, type PageClient } from './page-client.js';
import { accountOf } from './people.js';
import { type RunningWorkspace, startWorkspace } from './start-workspace.js';
import { joined } from './told.js';

const chromium = await findChromium();

/** A `fetch` that the recorder never sees, as one out of a library: another window's. */
describe.skipIf(chromium === null)('a tRPC client with a fetch of its own (needs Chromium)', () => {
  let workspace: RunningWorkspace;
  let browser: Browser;
  let bare: AuditRecord;
  let audited: readonly AuditRecord[];

  beforeAll(async () => {
    workspace = await startWorkspace();
    browser = await launchChromium();
    const person = await watchedPerson({ browser, shopUrl: workspace.url, pace: 0.3 });
    await signIn(person, accountOf('sam'));
    await person.visit('/projects/almanac');
    await addPageClient(person.page);
    await person.page.evaluate(sendByOwnFetch, { titles: ['By a bare fetch'], isAudited: false });
    await person.page.evaluate(sendByOwnFetch, { titles: ['By auditLink', 'In its batch'], isAudited: true });
    await person.page.close({ runBeforeUnload: true });

    const owner = await watchedPerson({ browser, shopUrl: workspace.url });
    await signIn(owner, accountOf('ines'));
    const api = viewerApi(owner.context, workspace.url);
    const tasks = (found: readonly AuditRecord[]) => found.filter(({ rpcPath }) => rpcPath === 'task.create');
    const found = await api.recordsWhen((all) => {
      const [bare, ...audited] = tasks(all);
      return bare !== undefined && audited.length >= 2 && audited.every(isDecided);
    });
    [bare, ...audited] = tasks(found) as [AuditRecord, ...AuditRecord[]];
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });

  it('is witnessed through auditLink, and only through it', () => {
    expect(bare).toMatchObject({ requestId: null, sessionTrust: 'bound', batchIndex: null });
    expect(bare.witness).not.toBe('witnessed');
    expect(audited.map(joined)).toEqual(['bound, witnessed', 'bound, witnessed']);
  });

  it('marks a batch once, for all calls that tRPC’s link put into it', () => {
    expect(audited.map(({ batchIndex }) => batchIndex).toSorted()).toEqual([0, 1]);
    expect(audited[0]?.requestId).not.toBeNull();
    expect(audited[1]?.requestId).toBe(audited[0]?.requestId);
  });
});

function isDecided({ witness }: AuditRecord): boolean {
  return witness !== 'pending';
}

interface Calls {
  readonly titles: readonly string[];
  readonly isAudited: boolean;
}

/** Runs in the page: all of them in one tick, and so in one request. */
async function sendByOwnFetch({ titles, isAudited }: Calls): Promise<void> {
  const { pageClient } = globalThis as unknown as { readonly pageClient: PageClient };
  const frame = document.body.appendChild(document.createElement('iframe'));
  const ownFetch = frame.contentWindow?.fetch.bind(frame.contentWindow) ?? fetch;
  const { auditLink, createTRPCClient, httpBatchLink } = pageClient;
  const link = isAudited ? auditLink(httpBatchLink) : httpBatchLink;
  const url = new URL('/api/trpc', location.href).href;
  const { task } = createTRPCClient({ links: [link({ url, fetch: ownFetch })] });
  await Promise.all(titles.map((title) => task.create.mutate({ projectId: 'almanac', title })));
}
