import type { Check } from '../check.js';
import { found } from '../finding.js';
import { NotDoneError } from '../not-done-error.js';
import { blockedBy } from '../page/blocked-by.js';
import { type ContentPolicy, parsePolicies } from '../page/content-policy.js';
import { readMarkup } from '../page/read-markup.js';
import type { Page } from '../page/read-page.js';
import { recorderTag } from '../page/recorder-tag.js';

/** Whether the page's Content-Security-Policy lets the recorder load, record and upload. */
export const checkPolicy: Check = {
  name: 'policy',
  title: 'Policy',
  run: async (host) => {
    const page = await host.page();
    const tag = recorderTag(page);
    if (tag === null)
      throw new NotDoneError('The page has no recorder tag that a policy could block: see Page.');
    const enforced = enforcedOn(page);
    const blocked = enforced.flatMap((policy) => blockedBy(policy, tag, page));
    if (blocked.length > 0) return blocked;
    const reported = parsePolicies(page.headers.get('content-security-policy-report-only'));
    const toCome = reported.flatMap((policy) => blockedBy(policy, tag, page));
    if (toCome.length > 0) {
      const says = [REPORT_ONLY, ...toCome.map((one) => one.says)].join('\n');
      return [found('policy.report_only', says, toCome[0]?.mend)];
    }
    return [found('policy.ok', enforced.length === 0 ? NO_POLICY : LETS_IT)];
  },
};

const REPORT_ONLY = 'A policy that is only reported would stop the recorder once it is enforced:';
const NO_POLICY = 'The page has no Content-Security-Policy.';
const LETS_IT = "The page's Content-Security-Policy lets the recorder load and upload.";

function enforcedOn(page: Page): readonly ContentPolicy[] {
  return [page.headers.get('content-security-policy'), ...readMarkup(page.text).policies].flatMap(
    parsePolicies,
  );
}
