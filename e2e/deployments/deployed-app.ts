import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AuditHealth } from '@auditreel/core';
import type { AppConfig } from './app-config.ts';

/** The app as it runs somewhere. */
export interface DeployedApp {
  readonly url: string;
  /** What it has printed so far. */
  output(): string;
  health(): Promise<AuditHealth>;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export interface Surroundings {
  /** What Node.js is given. */
  readonly file: string;
  readonly cwd: string;
  /** Who it runs as. @default who runs the test */
  readonly uid?: number;
  /** What starts Node.js, if it isn't started by itself. */
  readonly wrapper?: readonly string[];
}

/** Resolves once it listens. */
export async function deployApp(
  config: AppConfig,
  { file, cwd, uid, wrapper = [] }: Surroundings,
): Promise<DeployedApp> {
  const [command = '', ...args] = [...wrapper, process.execPath, file];
  const child = spawn(command, args, {
    cwd,
    ...(uid !== undefined && { uid, gid: uid }),
    env: { ...process.env, NODE_ENV: 'production', DEPLOYED_APP: JSON.stringify(config) },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      printed += text.toString();
    });
  }
  const url = `http://127.0.0.1:${config.port}`;
  await isOpen(child, () => printed);
  return {
    url,
    output: () => printed,
    health: async () => (await (await fetch(`${url}/health`)).json()) as AuditHealth,
    end: (signal) => end(child, signal),
  };
}

async function isOpen(child: ChildProcess, printed: () => string): Promise<void> {
  const until = performance.now() + 60_000;
  while (!printed().includes('is open')) {
    if (child.exitCode !== null || performance.now() > until) {
      await end(child, 'SIGKILL');
      throw new Error(`The app did not open. It printed:\n${printed()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
