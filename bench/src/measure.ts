import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { Databases } from './prepare-databases.ts';

export interface Load {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** One variant in one round. */
export interface Sample {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** User and system time of the server process, until it has written what it owes. */
  readonly cpuMicrosPerRequest: number;
  readonly failed: number;
  /** Records in the database at the end; null where the variant writes none. */
  readonly stored: number | null;
  readonly answered: number;
}

export interface Measured {
  readonly name: string;
  readonly samples: readonly Sample[];
}

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));
const BODY = JSON.stringify({ items: [{ sku: 'chair-17', quantity: 2 }], note: 'x'.repeat(440) });

/** Every round runs each variant once, each time in another order, so that the machine's moods are shared. */
export async function measureInTurn(
  names: readonly string[],
  load: Load,
  databases: Databases,
): Promise<readonly Measured[]> {
  const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < load.rounds; round++) {
    for (const name of rotated(names, round)) {
      const sample = await measure(name, load, databases);
      samples.get(name)?.push(sample);
      console.log(
        `${round + 1}/${load.rounds} ${name}: ${Math.round(sample.requestsPerSecond)} req/s, ${sample.cpuMicrosPerRequest.toFixed(0)} µs CPU`,
      );
    }
  }
  return names.map((name) => ({ name, samples: samples.get(name) ?? [] }));
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}

async function measure(name: string, load: Load, databases: Databases): Promise<Sample> {
  const server = fork(SERVER, [name, databases.folder, databases.postgresUrl ?? ''], {
    execArgv: ['--import', 'tsx'],
  });
  try {
    const { url, headers } = await answer<{ url: string; headers: Record<string, string> }>(server);
    const request = {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: BODY,
    } as const;
    await autocannon({ ...request, connections: load.connections, duration: 1 });
    await ask(server, 'reset');
    const result = await autocannon({ ...request, connections: load.connections, duration: load.seconds });
    const { cpuMicros, answered, stored } = await ask<{
      cpuMicros: number;
      answered: number;
      stored: number | null;
    }>(server, 'report');
    return {
      requestsPerSecond: result.requests.average,
      p50Ms: result.latency.p50,
      p99Ms: result.latency.p99,
      cpuMicrosPerRequest: cpuMicros / answered,
      failed: result.non2xx + result.errors,
      stored,
      answered,
    };
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  }
}

function ask<T>(server: ChildProcess, question: 'reset' | 'report'): Promise<T> {
  const answered = answer<T>(server);
  server.send(question);
  return answered;
}

async function answer<T>(server: ChildProcess): Promise<T> {
  const exit = once(server, 'exit').then(() =>
    Promise.reject(new Error('The server ended early; its error is above.')),
  );
  const [message] = (await Promise.race([once(server, 'message'), exit])) as [T];
  return message;
}
