import { openDraft, startAudit } from '../adapter/drafts.js';
import { type Audit, ROOMS } from '../audit.js';
import type { Draft } from '../record/draft.js';
import type { RequestFacts } from '../record/request-facts.js';
import { asError } from '../thrown.js';

/**
 * Opens a draft where no adapter is. Only now is the secret asked for: a build evaluates the module that sets a library up,
 * and has none.
 */
export function openOwnDraft(audit: Audit, facts: RequestFacts): Draft {
  try {
    startAudit(audit);
  } catch (error) {
    audit[ROOMS].options.onError(asError(error));
  }
  return openDraft(audit, facts);
}
