import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { workspaceFolder } from './workspace-folder.js';

/** What `addPageClient` leaves in a page as `globalThis.pageClient`. */
export interface PageClient {
  auditLink<Link>(link: Link): Link;
  httpBatchLink(options: { readonly url: string; readonly fetch?: typeof fetch }): unknown;
  createTRPCClient(options: { readonly links: readonly unknown[] }): WorkspaceClient;
}

interface WorkspaceClient {
  readonly task: { readonly create: Mutation<{ readonly projectId: string; readonly title: string }> };
  readonly project: Readonly<Record<'remove' | 'syncCalendar', Mutation<{ readonly id: string }>>>;
}

interface Mutation<Input> {
  mutate(input: Input): Promise<unknown>;
}

let script: Promise<string> | null = null;

/** Gives a page the tRPC client that the workspace is built with, and auditreel's half of it. */
export async function addPageClient(page: Page): Promise<void> {
  script ??= clientScript();
  await page.evaluate(await script);
}

/** No file: it stands where imports find what the workspace has installed. */
const ENTRY = join(workspaceFolder, 'page-client.js');

const entry: Plugin = {
  name: 'page-client',
  resolveId: (id) => (id === ENTRY ? id : null),
  load: (id) =>
    id === ENTRY
      ? `export { createTRPCClient, httpBatchLink } from '@trpc/client';
         export { auditLink } from '@auditreel/trpc/client';`
      : null,
};

async function clientScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry],
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'pageClient' } },
  });
  const [first] = [built].flat();
  if (first === undefined || !('output' in first)) throw new Error('Nothing was built');
  return `${first.output[0].code}; globalThis.pageClient = pageClient;`;
}
