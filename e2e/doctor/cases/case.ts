import type { LEVELS } from '../../../packages/core/src/doctor/levels.ts';
import type { Provider } from '../make-template.ts';
import type { Host } from '../open-host.ts';

type KnownId = keyof typeof LEVELS;

/** Everything that can be wrong, or worth a word. */
export type TroubleId = Exclude<KnownId, `${string}.ok`>;

/** How a healthy host gets it, and how it gets rid of it. */
export interface Case {
  /** @default sqlite */
  readonly provider?: Provider;
  readonly trouble: (host: Host) => Promise<unknown>;
  /** Does what the finding's `mend` says. Left out where that takes a day, or another machine. */
  readonly mend?: (host: Host, line: string) => Promise<unknown>;
}

/** A case for each that a section can say: one that is missing does not compile. */
export type CasesOf<Section extends string> = Readonly<
  Record<Extract<TroubleId, `${Section}.${string}`>, Case>
>;
