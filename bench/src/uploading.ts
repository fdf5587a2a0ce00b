import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Uploaded } from './uploaders.ts';

const CLIENTS = fileURLToPath(new URL('./uploaders.ts', import.meta.url));

/** Clients that upload all the while, in a process of their own, so that they don't slow down whoever measures. */
export interface Uploading {
  /** @throws Error when an upload was not stored */
  stop(): Promise<void>;
}

/** Of a variant named `uploads-…`: 50 clients, each at the rhythm in its name; null where nobody uploads. */
export async function startUploading(variant: string, url: string): Promise<Uploading | null> {
  const everyMs = rhythmOf(variant);
  if (everyMs === null) return null;
  const child = fork(CLIENTS, [new URL(url).origin, String(everyMs)], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return {
    async stop() {
      child.send('stop');
      const [{ stored, failed }] = (await once(child, 'message')) as [Uploaded];
      child.kill();
      await once(child, 'exit');
      if (failed.length > 0)
        throw new Error(
          `${variant}: ${failed.length} uploads of ${stored + failed.length} failed: ${failed[0]}`,
        );
    },
  };
}

/** `uploads-10s-libsql`: each client every ten seconds, which is the recorder's rhythm. */
function rhythmOf(variant: string): number | null {
  const seconds = /^uploads-(\d+)s-/.exec(variant)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
