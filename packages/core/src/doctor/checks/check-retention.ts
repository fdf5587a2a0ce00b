import type { ResolvedOptions } from '../../resolve-options.js';
import type { StoredAmounts } from '../../storage/catalogue.js';
import type { Check } from '../check.js';
import { found } from '../finding.js';
import { amountOf, bytesOf } from '../host/in-words.js';

const MANY_RECORDS = 1_000_000;
const MANY_BYTES = 5_000_000_000;

/** Whether what is kept has an end, once it is much. */
export const checkRetention: Check = {
  name: 'retention',
  title: 'Retention',
  run: async (host) => {
    const stored = await (await host.database()).amounts();
    const says = `About ${amountOf(Math.max(0, stored.records), 'record')} and ${bytesOf(stored.bytes)} of recordings are kept`;
    const { retention } = (await host.rooms()).options;
    const endless = endlessOf(stored, retention);
    if (endless.length === 0) return [found('retention.ok', `${says}.`)];
    const option = `createAudit({ retention: { ${endless.map((one) => LINES[one]).join(', ')} }, … })`;
    return [found('retention.none', `${says}; ${endless.join(' and ')} for ever.`, option)];
  },
};

type Kind = 'records' | 'recordings';

const LINES: Readonly<Record<Kind, string>> = { records: "records: '7y'", recordings: "recordings: '30d'" };

/** What is much, and nothing says for how long it is kept. A host's older copy of the package has no such option. */
function endlessOf(
  { records, bytes }: StoredAmounts,
  retention: ResolvedOptions['retention'] | undefined,
): readonly Kind[] {
  const isMuch = { records: records >= MANY_RECORDS, recordings: bytes >= MANY_BYTES };
  return (['records', 'recordings'] as const).filter(
    (kind) => isMuch[kind] && (retention?.[kind].ms ?? null) === null,
  );
}
