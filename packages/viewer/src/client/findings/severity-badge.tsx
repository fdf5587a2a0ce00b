import type { FindingSeverity } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { SEVERITIES } from '../strings/findings.js';
import { ExplainedBadge } from '../ui/explained.js';

/** How bad it is, by a word and by bars: never by colour alone. */
export function SeverityBadge({ severity }: { readonly severity: FindingSeverity }): ReactElement {
  const { word, sentence } = SEVERITIES[severity];
  return (
    <ExplainedBadge className={`severity ${severity}`} sentences={[sentence]} plain>
      <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
        <path className="on" d="M3 13v-3" />
        <path className={severity === 'low' ? 'off' : 'on'} d="M8 13V7" />
        <path className={severity === 'high' ? 'on' : 'off'} d="M13 13V3" />
      </svg>
      {word}
    </ExplainedBadge>
  );
}
