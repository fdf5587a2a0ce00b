import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory } from './make-directory.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auditreel-directory-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('making a directory', () => {
  it('makes those above it too, for this user only, and says so', () => {
    expect(makeDirectory(join(folder, 'a', 'b'))).toBe(true);
    for (const made of ['a', 'a/b']) expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
  });

  it('leaves one alone that is there', () => {
    mkdirSync(join(folder, 'a'), { mode: 0o755 });
    expect(makeDirectory(join(folder, 'a'))).toBe(false);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o755);
  });

  it.each([
    ['a file has its name', 'file', 'EEXIST'],
    ['a file is above it', 'file/a', 'ENOTDIR'],
  ])('throws where %s', (_what, name, code) => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeDirectory(join(folder, name))).toThrow(code);
  });

  it.runIf(process.platform === 'linux')(
    'throws where nobody can make one, and does not try for ever',
    () => {
      expect(() => makeDirectory('/proc/auditreel/spool')).toThrow('ENOENT');
    },
  );
});
