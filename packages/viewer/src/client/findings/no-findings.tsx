import type { ReactElement } from 'react';
import type { FindingRuleInShort } from '../../api/findings-answer.js';
import { FINDINGS_TEXT } from '../strings/findings.js';
import { Outside } from '../text/outside.js';
import { Empty } from '../ui/states.js';
import { SeverityBadge } from './severity-badge.js';

/** That nothing was found is worth something only if one knows what was looked for. */
export function NoFindings({ rules }: { readonly rules: readonly FindingRuleInShort[] }): ReactElement {
  if (rules.length === 0) return <Empty title={FINDINGS_TEXT.off} hint={FINDINGS_TEXT.offHint} />;
  return (
    <Empty title={FINDINGS_TEXT.none} hint={FINDINGS_TEXT.noneHint}>
      <ul className="finding-rules">
        {rules.map(({ name, title, severity }) => (
          <li key={name}>
            <Outside value={title} />
            <SeverityBadge severity={severity} />
          </li>
        ))}
      </ul>
    </Empty>
  );
}
