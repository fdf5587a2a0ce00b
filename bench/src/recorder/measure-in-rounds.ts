import { measureRun, type Run } from './measure-run.ts';
import type { Recorder, RecorderName } from './recorders.ts';
import type { Site } from './site.ts';

/** The runs of one recorder on one page, a round after the other. */
export interface Measured {
  readonly site: Site['name'];
  readonly recorder: RecorderName;
  readonly runs: readonly Run[];
}

export interface Rounds {
  readonly sites: readonly Site[];
  readonly recorders: readonly Recorder[];
  readonly rounds: number;
  readonly minutes: number;
  readonly executablePath: string;
}

/** Every recorder visits every page once a round, and each round begins with another: what the machine does falls on all. */
export async function measureInRounds(options: Rounds): Promise<readonly Measured[]> {
  const { sites, recorders, rounds, minutes, executablePath } = options;
  const measured = sites.flatMap((site) =>
    recorders.map((recorder) => ({ site, recorder, runs: [] as Run[] })),
  );
  for (let round = 0; round < rounds; round++) {
    const at = round % measured.length;
    for (const { site, recorder, runs } of [...measured.slice(at), ...measured.slice(0, at)]) {
      runs.push(await measureRun({ site, recorder, minutes, executablePath }));
      console.log(`round ${round + 1} of ${rounds}: ${site.name}, ${recorder.name}`);
    }
  }
  return measured.map(({ site, recorder, runs }) => ({ site: site.name, recorder: recorder.name, runs }));
}
