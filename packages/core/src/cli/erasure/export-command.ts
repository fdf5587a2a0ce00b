import { resolve } from 'node:path';
import { type Audit, ROOMS } from '../../audit.js';
import type { ExportLine } from '../../export/export-line.js';
import { loggedIn } from '../logged-in.js';
import type { CliIo } from '../schema/schema-commands.js';
import { withAudit } from '../with-audit.js';
import { type LineOutput, openOutput } from './line-output.js';
import { type PersonCommandOptions, personOf } from './person-cli-options.js';
import { writeRecording } from './write-recording.js';

export interface ExportCommandOptions extends PersonCommandOptions {
  readonly out?: string;
  readonly recordings?: string;
}

/** Writes all that is stored about a person. */
export function exportOf(options: ExportCommandOptions, io: CliIo): Promise<number> {
  const { out, by = loggedIn() } = options;
  return withAudit({ cwd: io.cwd, path: options.audit }, async (audit) => {
    const output = await openOutput(out === undefined ? null : resolve(io.cwd, out), io);
    try {
      await writeLines(audit.exportOf({ ...personOf(options), by }), { audit, output, options, io });
    } finally {
      await output.close();
    }
    return 0;
  });
}

interface Way {
  readonly audit: Audit;
  readonly output: LineOutput;
  readonly options: ExportCommandOptions;
  readonly io: CliIo;
}

async function writeLines(
  lines: AsyncIterable<ExportLine>,
  { audit, output, options, io }: Way,
): Promise<void> {
  for await (const line of lines) {
    await output.write(JSON.stringify(line));
    if (line.line === 'session' && options.recordings !== undefined) {
      const { recordings } = audit[ROOMS].options;
      await writeRecording(line.chunks, { from: recordings, to: resolve(io.cwd, options.recordings) });
    }
    if (line.line === 'end' && options.out !== undefined) io.print(saysOf(line, options.out));
  }
}

function saysOf({ records, sessions, changes }: ExportLine & { readonly line: 'end' }, out: string): string {
  return [
    `Wrote ${out}: ${records} records, ${sessions} sessions, ${changes} data changes.`,
    'Read it before you hand it over: where it says "why": "mention" or "target", others wrote it.',
  ].join('\n');
}
