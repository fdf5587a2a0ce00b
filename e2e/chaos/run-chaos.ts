import type { DatabaseName } from './database-names.ts';
import { type DropPlan, type DropResult, dropPhase } from './drop-phase.ts';
import { type KillPlan, type KillResult, killPhase, type Place } from './kill-phase.ts';
import { onDatabase } from './on-database.ts';
import { seededRandom } from './seeded-random.ts';

export interface ChaosPlan extends KillPlan {
  readonly seed: number;
  readonly drop: DropPlan;
}

export interface ChaosResult {
  readonly database: DatabaseName;
  readonly killed: KillResult;
  readonly dropped: DropResult;
  readonly hadSmallDisk: boolean;
}

/** Both phases on one database. */
export function runChaos(
  name: DatabaseName,
  plan: ChaosPlan,
  say: Place['say'] = () => {},
): Promise<ChaosResult> {
  const random = seededRandom(plan.seed);
  return onDatabase(name, { say, isDiskSmall: true }, async (place) => {
    const killed = await killPhase(place, plan, random);
    const dropped = await dropPhase(place, plan.drop, random);
    return { database: name, killed, dropped, hadSmallDisk: place.disk !== null };
  });
}
