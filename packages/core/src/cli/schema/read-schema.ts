import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFile } from './plan-schema.js';

/** The host's schema as read from disk. */
export interface HostSchema {
  readonly files: readonly SchemaFile[];
  /** Where models go that the host doesn't have yet: a file of their own in a schema folder. */
  readonly newModelsPath: string;
}

/** Reads a schema file, or every `.prisma` file below a schema folder. */
export function readSchema(path: string): HostSchema {
  if (!statSync(path).isDirectory()) return { files: [fileAt(path)], newModelsPath: path };
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.prisma'),
  );
  return {
    files: names.sort().map((name) => fileAt(join(path, name))),
    newModelsPath: join(path, 'auditreel.prisma'),
  };
}

function fileAt(path: string): SchemaFile {
  return { path, text: readFileSync(path, 'utf8') };
}
