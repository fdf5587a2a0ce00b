import type { AuditRecord } from '@auditreel/core';
import type { BrowserContext } from 'playwright-core';

/** The viewer's JSON API, as a signed-in admin's browser asks it. */
export interface ViewerApi {
  get<T>(path: string): Promise<T>;
  /** Every record, oldest first. */
  records(): Promise<readonly AuditRecord[]>;
  /** Asks until `enough` holds, at most 30 s; then answers what there is. */
  recordsWhen(enough: (records: readonly AuditRecord[]) => boolean): Promise<readonly AuditRecord[]>;
}

export function viewerApi(context: BrowserContext, shopUrl: string): ViewerApi {
  const get = async <T>(path: string): Promise<T> => {
    const response = await context.request.get(`${shopUrl}/admin/audit/api/${path}`);
    if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const records = async (): Promise<readonly AuditRecord[]> => {
    const found: AuditRecord[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { records: AuditRecord[]; nextCursor: string | null } = await get(
        `records?limit=100${after}`,
      );
      found.push(...page.records);
      cursor = page.nextCursor;
    }
    return found.toReversed();
  };
  return {
    get,
    records,
    async recordsWhen(enough) {
      let found = await records();
      for (let tries = 0; tries < 60 && !enough(found); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        found = await records();
      }
      return found;
    },
  };
}
