import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AppConfig, AppMessage, AppQuestion, AppState } from './app-messages.ts';

/** The app in a process of its own. */
export interface AppProcess {
  ask(question: AppQuestion): Promise<AppState>;
  kill(): Promise<void>;
  /** Resolves when it is gone, whoever ended it. */
  readonly gone: Promise<void>;
  output(): string;
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
/** TypeScript at run time comes with the bench. */
const TSX = pathToFileURL(createRequire(path('../../bench/package.json')).resolve('tsx')).href;
const KEPT_OUTPUT = 4_000;

/** Resolves once it listens. */
export async function startApp(config: AppConfig): Promise<AppProcess> {
  const child = fork(path('app.ts'), {
    cwd: path('..'),
    execArgv: ['--import', TSX],
    env: { ...process.env, NODE_ENV: 'production', CHAOS_APP: JSON.stringify(config) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      printed = (printed + text.toString()).slice(-KEPT_OUTPUT);
    });
  }
  const gone = once(child, 'exit').then(() => {});
  const ask = questions(child, gone);
  const isOpen = new Promise<boolean>((resolve) => {
    child.on('message', (message: AppMessage) => message.is === 'open' && resolve(true));
    void gone.then(() => resolve(false));
  });
  if (!(await isOpen)) throw new Error(`The app did not open. It printed:\n${printed}`);
  return {
    ask,
    gone,
    output: () => printed,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function questions(child: ChildProcess, gone: Promise<void>): AppProcess['ask'] {
  let asked = 0;
  return (question) =>
    new Promise((resolve, reject) => {
      const number = ++asked;
      const hear = (message: AppMessage): void => {
        if (message.is !== 'answer' || message.number !== number) return;
        child.off('message', hear);
        resolve(message.state);
      };
      child.on('message', hear);
      void gone.then(() => reject(new Error(`The app was gone before it answered "${question.ask}".`)));
      child.send({ number, question }, () => {});
    });
}
