import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Report } from './report.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));

/** Puts figures between their own marks in docs/reliability.md. */
export async function writeReport({ mark, how, rows }: Report): Promise<void> {
  const machine = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores`;
  const table = ['| | |', '|---|---:|', ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join('\n');
  const document = await readFile(DOCUMENT, 'utf8');
  await writeFile(DOCUMENT, replaceBetween(document, mark, `${machine}; ${how}.\n\n${table}`));
}

function replaceBetween(document: string, mark: string, text: string): string {
  const begin = `<!-- chaos:${mark}:begin -->`;
  const end = `<!-- chaos:${mark}:end -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`docs/reliability.md has no ${begin}`);
  return `${document.slice(0, from)}${begin}\n\n${text}\n\n${document.slice(to)}`;
}
