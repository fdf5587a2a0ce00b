import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { Databases } from './prepare-databases.ts';
import type { Answers, Owed, Question } from './server.ts';
import { startUploading } from './uploading.ts';

export interface Load {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  /** Requests a second; as many as are answered where it is not given. */
  readonly rate?: number;
}

/** One variant in one round. */
export interface Sample {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** User and system time of the server process, until it has written what it owes. */
  readonly cpuMicrosPerRequest: number;
  readonly failed: number;
  readonly answered: number;
}

export interface Measured {
  readonly name: string;
  readonly samples: readonly Sample[];
  /** Over all rounds: requests answered, and records in the database; null where the variant writes none. */
  readonly owed: Owed;
}

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));
const BODY = JSON.stringify({ items: [{ sku: 'chair-17', quantity: 2 }], note: 'x'.repeat(440) });

/**
 * All variants run from the beginning to the end, and take turns of a second or so: what a shared machine does to one
 * of them it does to all, so that ratios hold where absolute times don't.
 */
export async function measureInTurn(
  names: readonly string[],
  load: Load,
  databases: Databases,
): Promise<readonly Measured[]> {
  const servers: Server[] = [];
  try {
    for (const name of names) servers.push(await startServer(name, databases));
    for (const server of servers) await shoot(server, { ...load, seconds: 2 });
    const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
    for (let round = 0; round < load.rounds; round++) {
      for (const server of rotated(servers, round))
        samples.get(server.name)?.push(await measure(server, load));
      console.log(`round ${round + 1} of ${load.rounds}`);
    }
    const measured: Measured[] = [];
    for (const server of servers) {
      const owed = await server.ask('owed');
      measured.push({ name: server.name, samples: samples.get(server.name) ?? [], owed });
    }
    return measured;
  } finally {
    for (const server of servers) await server.stop();
  }
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}

async function measure(server: Server, load: Load): Promise<Sample> {
  // A process that had nothing to do meanwhile answers its first requests ten times slower, whatever runs in it.
  await shoot(server, { ...load, seconds: 1 });
  const uploading = await startUploading(server.name, server.url);
  await server.ask('reset');
  const result = await shoot(server, load);
  await uploading?.stop();
  const { cpuMicros, answered } = await server.ask('report');
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMicrosPerRequest: cpuMicros / answered,
    failed: result.non2xx + result.errors,
    answered,
  };
}

function shoot(
  { url, sessionToken }: Server,
  { connections, seconds, rate }: Load,
): Promise<autocannon.Result> {
  return autocannon({
    url,
    connections,
    duration: seconds,
    ...(rate === undefined ? {} : { overallRate: rate }),
    requests: [{ setupRequest: asRecorderTags(sessionToken) }],
  });
}

let requests = 0;

/** Each request has an id of its own, as the recorder gives it; a variant without sessions ignores the header. */
function asRecorderTags(sessionToken: string): (request: autocannon.Request) => autocannon.Request {
  return (request) => ({
    ...request,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-user': 'u-17',
      'x-audit-ctx': `v1;${sessionToken};tab1;request-${requests++};${Date.now()}`,
    },
    body: BODY,
  });
}

interface Server {
  readonly name: string;
  readonly url: string;
  readonly sessionToken: string;
  ask<Q extends Question>(question: Q): Promise<Answers[Q]>;
  stop(): Promise<void>;
}

async function startServer(name: string, databases: Databases): Promise<Server> {
  const child = fork(SERVER, [name, databases.folder, databases.postgresUrl ?? ''], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const exit = once(child, 'exit');
  const answer = async <T>(): Promise<T> => {
    const early = exit.then(() => {
      throw new Error(`The server of "${name}" ended early; its error is above.`);
    });
    const [message] = (await Promise.race([once(child, 'message'), early])) as [T];
    return message;
  };
  const { url, sessionToken } = await answer<Pick<Server, 'url' | 'sessionToken'>>();
  return {
    name,
    url,
    sessionToken,
    ask(question) {
      const answered = answer<Answers[typeof question]>();
      child.send(question);
      return answered;
    },
    async stop() {
      child.kill();
      await exit;
    },
  };
}
