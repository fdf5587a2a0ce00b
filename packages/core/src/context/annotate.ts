import { AuditError } from '../errors.js';
import { hostFailure } from '../host-failure.js';
import type { AuditMeta } from '../options.js';
import { mergeMeta } from '../record/draft.js';
import { currentDraft } from './current-draft.js';

/**
 * Adds to the record of the running request, from anywhere below its handler. Targets and metadata add up; of
 * everything else the last word counts. Answers whether there was a request to annotate.
 * @example annotate({ target: { type: 'order', id: order.id }, metadata: { reason: 'damaged' } });
 */
export function annotate(meta: AuditMeta): boolean {
  const draft = currentDraft();
  if (draft === undefined) return false;
  if (draft.settled) {
    const message = 'annotate was called after its request had been answered; nothing was added.';
    draft.home.onError(new AuditError('ERR_AUDIT_NO_DRAFT', message));
    return false;
  }
  try {
    draft.meta = mergeMeta(draft.meta, meta);
  } catch (error) {
    draft.home.onError(hostFailure('What annotate was given', 'nothing was added', error));
    return false;
  }
  void draft.home.askActor(draft);
  return true;
}
