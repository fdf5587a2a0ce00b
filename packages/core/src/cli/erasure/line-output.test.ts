import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CliError } from '../cli-error.js';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';
import { openOutput } from './line-output.js';

const SILENT = { print: () => {} };

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

it('writes more lines than fit into memory at once, readable by their owner only', async () => {
  const path = join(folder.path, 'lines.jsonl');
  const output = await openOutput(path, SILENT);
  for (let line = 0; line < 2000; line++) await output.write(`${line} ${'x'.repeat(1000)}`);
  await output.close();
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines.length).toBe(2001);
  expect(lines[1999]?.slice(0, 6)).toBe('1999 x');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('writes over no file that is there', async () => {
  folder.put({ 'lines.jsonl': 'precious' });
  const path = join(folder.path, 'lines.jsonl');
  await expect(openOutput(path, SILENT)).rejects.toThrow(CliError);
  expect(readFileSync(path, 'utf8')).toBe('precious');
});

it('prints where no file is named', async () => {
  const printed: string[] = [];
  const output = await openOutput(null, { print: (text) => void printed.push(text) });
  await output.write('one');
  await output.close();
  expect(printed).toEqual(['one']);
});
