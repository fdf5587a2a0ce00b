import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { CliError } from '../cli-error.js';
import type { CliIo } from '../schema/schema-commands.js';

/** Where lines go, one after another. */
export interface LineOutput {
  /** Resolves when there is room for the next. */
  write(line: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A new file that its owner alone may read, or what is printed.
 * @throws CliError when the file is there already, or cannot be made
 */
export async function openOutput(path: string | null, { print }: Pick<CliIo, 'print'>): Promise<LineOutput> {
  if (path === null) return { write: async (line) => print(line), close: async () => {} };
  const stream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await once(stream, 'open').catch((cause: Error) => {
    throw new CliError(`${path} could not be made: ${cause.message}`, { cause });
  });
  const written = finished(stream);
  // What goes wrong between two lines is said by the next one, or by the close.
  written.catch(() => stream.destroy());
  return {
    async write(line) {
      if (!stream.write(`${line}\n`)) await once(stream, 'drain');
    },
    async close() {
      stream.end();
      await written;
    },
  };
}
