import type { AuditRecord } from '@auditreel/core';
import type { Locator, Page } from 'playwright-core';
import { isAct } from '../is-act.js';
import { type ViewerApi, viewerApi } from '../viewer-api.js';
import type { ViewedApp } from './viewed-app.js';

/** The viewer of an app in the admin's browser, with the records that the flows start from. */
export interface OpenedViewer {
  readonly app: ViewedApp;
  readonly page: Page;
  readonly url: string;
  readonly api: ViewerApi;
  /** Of `app.done`; witnessed. */
  readonly record: AuditRecord;
  /** Opens a path below the mount, and waits for what shows that it is there. */
  open(path: string, wait?: string): Promise<void>;
  /** The filters in the address. */
  asked(): Readonly<Record<string, string>>;
  /** The list's cells of a kind, from the newest record on. */
  cells(name: 'action' | 'actor' | 'target'): Locator;
  /** Moment on show, ms on the clock of the recorded browser. */
  playhead(): Promise<number>;
}

/** Waits until the recording has told of what was done. */
export async function openViewer(app: ViewedApp): Promise<OpenedViewer> {
  const { page, context } = app.admin;
  const url = `${app.url}/admin/audit`;
  const api = viewerApi(context, app.url);
  const of = (records: readonly AuditRecord[]): AuditRecord | undefined =>
    records.find((each) => isAct(each) && each.action === app.done.action && each.witness === 'witnessed');
  const record = of(await api.recordsWhen((records) => of(records) !== undefined));
  if (record === undefined) throw new Error(`No record of ${app.done.action} was witnessed.`);
  return {
    ...{ app, page, url, api, record },
    async open(path, wait = '.rows-space .row-link') {
      await page.goto(`${url}${path}`);
      await page.locator(wait).first().waitFor();
    },
    asked: () => Object.fromEntries(new URL(page.url()).searchParams),
    cells: (name) => page.locator(`.rows-space .${name === 'action' ? 'row-link' : name}`),
    playhead: async () => Number(await page.getAttribute('.player', 'data-t')),
  };
}

/** Values without repetition, sorted. */
export function distinct(values: readonly (string | null)[]): readonly (string | null)[] {
  return [...new Set(values)].toSorted();
}
