import type { ErrorListener, RecordInput, ViewerIdentity } from '@auditreel/core';
import type { AuditStorage } from '@auditreel/core/adapter';
import type { FindingRuleInShort } from '../api/findings-answer.js';
import type { ViewerAssets } from './assets.js';

/** What the viewer's server half is made of; passed in, so that tests bring their own. */
export interface ViewerParts {
  readonly storage: Pick<AuditStorage, 'records' | 'sessions' | 'chunks' | 'assets' | 'changes' | 'holds'>;
  readonly assets: ViewerAssets;
  /** Name of the host's service, shown in the page's head. */
  readonly service: string | null;
  /** What is looked for in the records. */
  readonly findingRules: readonly FindingRuleInShort[];
  /** Records that somebody looked. */
  readonly recordLook: (input: RecordInput, from: LookedFrom) => void;
  /** Resolves when what was recorded is stored, or could not be within a few seconds. */
  readonly flush: () => Promise<void>;
  readonly onError: ErrorListener;
  /** Clock, ms since 1970 UTC. */
  readonly now: () => number;
}

/** Where somebody looked from. */
export interface LookedFrom {
  readonly request: Request;
  readonly peerAddress: string | null;
}

/** What one request knows besides itself. */
export interface ViewerScope extends LookedFrom {
  readonly parts: ViewerParts;
  readonly viewer: ViewerIdentity;
}
