import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXTENSIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];
const CONFIGS = EXTENSIONS.flatMap((ext) => [`prisma.config.${ext}`, `.config/prisma.${ext}`]);

/** `prisma.config`, or nothing. It is code, often TypeScript: it is read, not run. */
export function readConfig(cwd: string): readonly { readonly name: string; readonly text: string }[] {
  const name = CONFIGS.find((candidate) => existsSync(join(cwd, candidate)));
  return name === undefined ? [] : [{ name, text: readFileSync(join(cwd, name), 'utf8') }];
}

/** String literals, and `join` of string literals, given to a key in a config's text. */
export function literalsGivenTo(key: string, config: string): readonly string[] {
  const value = new RegExp(
    `\\b${key}\\s*:\\s*(?:(?:path\\s*\\.\\s*)?(?:join|resolve)\\(([^)]*)\\)|(["'\`][^"'\`]*["'\`]))`,
    'g',
  );
  return [...config.matchAll(value)].map(([, args, literal]) => join(...literals(args ?? literal ?? '')));
}

function literals(text: string): readonly string[] {
  return [...text.matchAll(/["'`]([^"'`]*)["'`]/g)].map(([, value = '']) => value);
}
