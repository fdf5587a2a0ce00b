import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DEFAULT_PATH } from '@auditreel/core/protocol';
import { inPageFile } from './in-page-file.ts';
import type { SiteFile } from './site.ts';

export type RecorderName = 'none' | 'rrweb' | 'auditreel';

/** How a page gets its recorder. */
export interface Recorder {
  readonly name: RecorderName;
  readonly tags: string;
  readonly files: ReadonlyMap<string, SiteFile>;
}

/** In the table's order: ratios are to the first. */
export async function recorders(): Promise<readonly Recorder[]> {
  const module = fileURLToPath(import.meta.resolve('@rrweb/record'));
  const rrweb = await readFile(module.replace(/record\.js$/, 'record.umd.min.cjs'), 'utf8');
  return [
    { name: 'none', tags: '', files: new Map() },
    {
      name: 'rrweb',
      tags: '<script src="/rrweb.js"></script><script src="/upload-rrweb.js"></script>',
      files: new Map([
        ['/rrweb.js', { type: 'text/javascript', body: rrweb }],
        ['/upload-rrweb.js', { type: 'text/javascript', body: await inPageFile('upload-rrweb.js') }],
      ]),
    },
    { name: 'auditreel', tags: `<script src="${DEFAULT_PATH}/recorder.js"></script>`, files: new Map() },
  ];
}
