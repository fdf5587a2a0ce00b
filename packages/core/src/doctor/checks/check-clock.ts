import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import type { ClockOffset } from '../host/clock-offset.js';
import type { DoctorHost } from '../host/doctor-host.js';
import { lengthOf } from '../host/in-words.js';
import { unlessNotDone } from '../not-done-error.js';

const OFF_MS = 2000;
const WRONG_MS = 60_000;
const MEND = 'timedatectl set-ntp true   # or whatever keeps the clocks of your machines right';

/** This machine's clock against the database's, and against the server's where `--url` says where that is. */
export const checkClock: Check = {
  name: 'clock',
  title: 'Clock',
  run: async (host) => {
    const isAsked = host.options.url !== undefined;
    const server = isAsked ? await unlessNotDone(async () => (await host.page()).clock) : null;
    const database =
      server === null ? await databaseOffset(host) : await unlessNotDone(() => databaseOffset(host));
    const findings = [...judge('database', database), ...judge('server', server)];
    if (findings.length > 0) return findings;
    const others = [
      ...(database === null ? [] : ['the database']),
      ...(server === null ? [] : ['the server']),
    ];
    return [found('clock.ok', `The clocks of this machine and of ${others.join(' and ')} agree.`)];
  },
};

function judge(which: 'database' | 'server', clock: ClockOffset | null): readonly Finding[] {
  if (clock === null) return [];
  const { offsetMs, errorMs } = clock;
  const off = Math.abs(offsetMs);
  if (off - errorMs <= OFF_MS) return [];
  const says = `The clock of the ${which} is ${lengthOf(off)} ${offsetMs > 0 ? 'ahead of' : 'behind'} this machine's.`;
  return [found(off > WRONG_MS ? `clock.${which}_wrong` : `clock.${which}_off`, says, MEND)];
}

const LOOKS = 3;

/** The look with the shortest way there and back says it best. */
async function databaseOffset(host: DoctorHost): Promise<ClockOffset> {
  const database = await host.database();
  let best: ClockOffset = { offsetMs: 0, errorMs: Number.POSITIVE_INFINITY };
  for (let look = 0; look < LOOKS; look++) {
    const askedAt = Date.now();
    const told = await database.now();
    const errorMs = (Date.now() - askedAt) / 2;
    if (errorMs < best.errorMs) best = { offsetMs: told - askedAt - errorMs, errorMs };
  }
  return best;
}
