import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Databases } from '../prepare-databases.ts';
import type { SeedSize } from './seed-sql.ts';
import type { WindowReport } from './server.ts';
import { steadyRequests } from './steady-requests.ts';

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));

export interface UnderLoad {
  readonly perSecond: number;
  readonly windows: number;
  readonly seconds: number;
  readonly size: SeedSize;
}

/** What requests took in a kind of window, all of its kind together. */
export interface Windows {
  readonly took: readonly number[];
  /** Of each window, the longest. */
  readonly longest: readonly number[];
  readonly reports: readonly WindowReport[];
  readonly seconds: number;
}

/** What is pruned in a window. */
export type Kind = 'nothing' | 'recordings' | 'records';

export interface Measured {
  readonly variant: string;
  readonly kind: Kind;
  readonly windows: Windows;
}

const KINDS: readonly Kind[] = ['nothing', 'recordings', 'records'];

type Turn = Pick<Windows, 'took' | 'reports'>;

/** Turns of pruning and of none, so that what the machine does otherwise falls on both. */
export async function pruneUnderLoad(
  variant: string,
  load: UnderLoad,
  databases: Databases,
): Promise<readonly Measured[]> {
  const args = [variant, databases.folder, databases.postgresUrl ?? '', JSON.stringify(load.size)];
  const child = fork(SERVER, args, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const answer = async <T>(): Promise<T> => ((await once(child, 'message')) as [T])[0];
  const turn = async (kind: Kind): Promise<Turn> => {
    child.send(kind);
    const took = await steadyRequests({ ...load, url }, load.seconds);
    const report = answer<WindowReport>();
    child.send('report');
    return { took, reports: [await report] };
  };
  const { url } = await answer<{ readonly url: string }>();
  try {
    await steadyRequests({ ...load, url }, 3);
    const turns = new Map<Kind, Turn[]>(KINDS.map((kind) => [kind, []]));
    for (let window = 0; window < load.windows; window++) {
      for (const kind of KINDS) turns.get(kind)?.push(await turn(kind));
    }
    return KINDS.map((kind) => ({ variant, kind, windows: joined(turns.get(kind) ?? [], load) }));
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

function joined(turns: readonly Turn[], { seconds }: UnderLoad): Windows {
  return {
    took: turns.flatMap(({ took }) => took).sort((a, b) => a - b),
    longest: turns.map(({ took }) => Math.max(...took)).sort((a, b) => a - b),
    reports: turns.flatMap(({ reports }) => reports),
    seconds: seconds * turns.length,
  };
}
