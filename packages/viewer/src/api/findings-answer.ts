import type { Finding, FindingRule } from '@auditreel/core/adapter';
import type { RecordInShort, ReplayMoment } from './answers.js';

/** `GET api/findings`: newest first, keyset on the id. */
export interface FindingsAnswer {
  readonly findings: readonly ShownFinding[];
  readonly nextCursor: string | null;
  /** What is looked for; empty where the host has it off. */
  readonly rules: readonly FindingRuleInShort[];
}

export type FindingRuleInShort = Pick<FindingRule, 'name' | 'title' | 'severity'>;

/** A finding and what it is made of. */
export interface ShownFinding extends Omit<Finding, 'records' | 'actor' | 'metadata'> {
  /** Who acted in the record that completed it; by name where that record is there. */
  readonly actor: Finding['actor'] & { readonly name: string | null };
  /** The records that make it up, oldest first, as far as they are there and the viewer's to see. */
  readonly chain: readonly RecordInShort[];
  /** How many of them are not. */
  readonly missing: number;
  /** Where the record that completed it happened; null where no recording has a mark of it. */
  readonly replay: ReplayMoment | null;
}
