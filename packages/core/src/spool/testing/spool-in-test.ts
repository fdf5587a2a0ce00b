import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { RecordRow } from '../../record/blank-record.js';
import { sampleRecord } from '../../testing/sample-record.js';
import { Spool, type SpoolOptions } from '../spool.js';

/** A directory for spools, gone after the test. */
export interface SpoolsInTest {
  readonly root: string;
  readonly errors: Error[];
  open(options?: Partial<SpoolOptions>): Spool;
  remove(): void;
}

export function spoolsInTest(): SpoolsInTest {
  const root = mkdtempSync(join(tmpdir(), 'auditreel-spool-'));
  const errors: Error[] = [];
  const opened: Spool[] = [];
  return {
    root,
    errors,
    open(options = {}) {
      const spool = new Spool({
        root,
        epoch: uuidv7(),
        key: 'key',
        log: null,
        maxBytes: 10_000_000,
        fsync: 200,
        onError: (error) => errors.push(error),
        ...options,
      });
      opened.push(spool);
      return spool;
    },
    remove() {
      for (const spool of opened) spool.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A record's line; `action` tells it from others. */
export function lineOf(
  action: string,
  changes: Partial<RecordRow> = {},
): { readonly is: 'record'; readonly record: RecordRow; readonly session: null; readonly outcomeId: null } {
  return { is: 'record', record: sampleRecord({ action, ...changes }), session: null, outcomeId: null };
}

/** As if somebody else had written it, e.g. a process that is no more. */
export function ownedBy({ directory }: Spool, told: object): void {
  const file = join(directory, 'owner.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...told }));
}

/** No process has this number. */
export const GONE: { readonly pid: number } = { pid: 2 ** 31 - 2 };
