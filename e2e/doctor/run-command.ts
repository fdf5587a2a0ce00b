import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command line, as it is built. */
export const AUDITREEL: string = fileURLToPath(new URL('../../packages/core/dist/cli.mjs', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Command {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs Node.js with these arguments in a host's folder, without what this process has for its own. */
export function runNode(args: readonly string[], { cwd, env }: Command): Promise<Outcome> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd, env: { PATH, HOME, ...env }, timeout: 120_000 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
  });
}
