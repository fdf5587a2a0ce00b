import type { AppConfig, AppQuestion, AppState } from './app-messages.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { pause } from './pause.ts';

/** An app that is started again whenever it ends. */
export interface RunningApp {
  kill(): Promise<void>;
  /** Null when it was gone before it answered. */
  ask(question: AppQuestion): Promise<AppState | null>;
  /** What it printed before it ended by itself, for each time it did. */
  readonly crashes: readonly string[];
  /** Ends it for good. */
  stop(): Promise<void>;
}

export async function runApp(config: AppConfig): Promise<RunningApp> {
  const crashes: string[] = [];
  let isWanted = true;
  let isKilled = false;
  let current = await startAgain(config);
  let replaced: Promise<void> = watch(current);

  async function watch(app: AppProcess): Promise<void> {
    await app.gone;
    if (!isWanted) return;
    if (!isKilled) crashes.push(app.output());
    isKilled = false;
    current = await startAgain(config);
    replaced = watch(current);
  }

  return {
    crashes,
    async kill() {
      isKilled = true;
      const next = replaced;
      await current.kill();
      await next;
    },
    ask: (question) => current.ask(question).catch(() => null),
    async stop() {
      isWanted = false;
      await current.kill();
    },
  };
}

/** Its port may not be free at once, and somebody may be building the packages. */
async function startAgain(config: AppConfig): Promise<AppProcess> {
  for (let tries = 1; ; tries++) {
    try {
      return await startApp(config);
    } catch (error) {
      if (tries === 30) throw error;
      await pause(1_000);
    }
  }
}
