import { describe, it } from 'vitest';
import { DATABASE_NAMES } from './database-names.ts';
import { whyMissing } from './open-database.ts';
import { runChaos } from './run-chaos.ts';
import { SHORT_PLAN } from './short-plan.ts';

/** Repeats a run that found something. */
const SEED = Number(process.env.AUDITREEL_CHAOS_SEED ?? 1);

/** Named by what is promised; `npm run chaos` is the same, and longer. */
describe.concurrent('an app that is killed again and again while all else goes wrong', () => {
  it.for(DATABASE_NAMES)('keeps what each durability promises, on %s', async (name, context) => {
    const reason = await whyMissing(name);
    context.skip(reason !== null, reason ?? '');
    const { killed, dropped } = await runChaos(name, { ...SHORT_PLAN, seed: SEED });
    const { broken, crashes, answered, kills, strictRows } = killed;
    context.expect(broken).toEqual({
      missing: [],
      doubled: [],
      different: [],
      unintended: [],
      inconclusive: [],
      holes: [],
    });
    context.expect(crashes).toEqual([]);
    context.expect({ answered: answered >= SHORT_PLAN.answers, kills }).toEqual({
      answered: true,
      kills: SHORT_PLAN.kills,
    });
    context.expect(strictRows).toBeGreaterThan(0);
    context.expect(dropped.told).toBeGreaterThan(0);
    context.expect(dropped).toMatchObject({ missing: dropped.told, doubled: 0 });
  });
});
