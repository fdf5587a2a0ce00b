import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A host's folder, as far as a test needs one. */
export interface TemporaryFolder {
  readonly path: string;
  /** Writes files by their names below it. */
  put(files: Readonly<Record<string, string>>): void;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'auditreel-cli-'));
  return {
    path,
    put(files) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}
