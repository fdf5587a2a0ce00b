import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppState } from './app-messages.ts';
import { pause } from './pause.ts';
import type { RunningApp } from './running-app.ts';

/** Two looks for dead processes, and the time between them. */
const ADOPTION_MS = 180_000;
const EVERY_MS = 250;

/** Resolves when nothing waits anywhere: not in memory, not in this process's spool, not in one that a dead one left. */
export async function allStored(app: RunningApp, spoolFolder: string): Promise<AppState> {
  const end = performance.now() + ADOPTION_MS;
  for (;;) {
    const state = await app.ask({ ask: 'flush' });
    const others = await spoolsBeside(state, spoolFolder);
    if (state !== null && isEmpty(state) && others.length === 0) return state;
    if (performance.now() > end) {
      throw new Error(`Records still wait: ${JSON.stringify(state)}; other spools: ${others.join(', ')}`);
    }
    await pause(EVERY_MS);
  }
}

function isEmpty({ health }: AppState): boolean {
  return health.queued === 0 && (health.spool === null || health.spool.records + health.spool.foreign === 0);
}

async function spoolsBeside(state: AppState | null, spoolFolder: string): Promise<readonly string[]> {
  const names = await readdir(join(spoolFolder, 'spool')).catch(() => []);
  return names.filter((name) => name !== state?.health.writerEpoch);
}
