import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ServerCommand {
  /** What Node.js is given. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** What it prints once it serves. */
  readonly saysWhenOpen: string;
}

export interface ServerProcess {
  /** What it has printed so far. */
  output(): string;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** A Node.js server as a process of its own; resolves once it serves. */
export async function startServer({ args, cwd, env, saysWhenOpen }: ServerCommand): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, { cwd, env });
  let printed = '';
  const keep = (text: Buffer): void => {
    printed += text.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  await isOpen(child, () => printed, saysWhenOpen);
  return {
    output: () => printed,
    async end(signal) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

async function isOpen(child: ChildProcess, printed: () => string, saysWhenOpen: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (printed().includes(saysWhenOpen)) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not open. It printed:\n${printed()}`);
}
