import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Host } from './host-of.js';

/** `next build`, without any secret or database; fails with what it printed. */
export async function buildHost({ dir, next }: Host): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' } as const;
  try {
    const bin = join(next, 'dist/bin/next');
    const { stdout } = await promisify(execFile)(process.execPath, [bin, 'build', dir], {
      env: { ...env, NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`next build failed in ${dir}:\n${stdout}\n${stderr}`, { cause: error });
  }
}
