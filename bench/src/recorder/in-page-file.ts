import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where a script lies that runs in the measured page. */
export function inPagePath(name: string): string {
  return fileURLToPath(new URL(`./in-page/${name}`, import.meta.url));
}

/** Its text. */
export function inPageFile(name: string): Promise<string> {
  return readFile(inPagePath(name), 'utf8');
}
