import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MOST_LINES = 100;

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

/** An adapter translates; what takes more lines than this is meaning, which belongs in the core. */
it.each(['express', 'next', 'trpc'])('no file of the adapter %s has more than 100 lines', (name) => {
  const folder = `${packages}${name}/src/`;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isShipped);
  expect(files).not.toEqual([]);
  const linesOf = (file: string) =>
    readFileSync(folder + file, 'utf8')
      .trimEnd()
      .split('\n').length;
  expect(files.filter((file) => linesOf(file) > MOST_LINES)).toEqual([]);
});

function isShipped(file: string): boolean {
  return /\.tsx?$/.test(file) && !/\.test(-d)?\.ts$|\.d\.ts$/.test(file) && !file.includes('testing/');
}
