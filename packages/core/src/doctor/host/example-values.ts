import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const FILES = ['.env.example', '.env.sample', '.env.template', '.env.dist', 'env.example'];

/** Every value that stands in the host's example of an environment. */
export function exampleValues(cwd: string): readonly string[] {
  return FILES.map((name) => join(cwd, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => Object.values(parseEnv(readFileSync(path, 'utf8'))))
    .filter((value) => value !== undefined);
}
