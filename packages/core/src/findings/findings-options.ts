import type { Finding } from './finding.js';
import type { FindingRule } from './finding-rule.js';

/** What is looked for in the records, and who is told. */
export interface FindingsOptions {
  /** Rules of your own, besides the built-in ones. @default [] */
  readonly rules?: readonly FindingRule[];
  /** Names of built-in rules that are not to run. @default [] */
  readonly off?: readonly string[];
  /** Told of each finding once it is stored, by the one process that looks. Nobody waits for it. */
  readonly onFinding?: (finding: Finding) => void | Promise<void>;
  /** Told of each finding, signed and retried. */
  readonly webhook?: FindingsWebhook;
}

export interface FindingsWebhook {
  readonly url: string | undefined;
  /** Signs what is sent: `whsec_` and Base64 of 24 bytes or more, or a text of 32 characters or more. */
  readonly secret: string | undefined;
}
