import type { ChangeOp } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { CHANGE_OPS } from '../strings.js';
import { ExplainedBadge } from '../ui/explained.js';

const GLYPHS: Readonly<Record<ChangeOp, string>> = {
  create: 'M8 3v10M3 8h10',
  update: 'M3 6h8l-2.500-2.500M13 10H5l2.500 2.500',
  delete: 'M3 8h10',
  truncate: 'M4 4l8 8M12 4l-8 8',
};

/** What a write did to a row. */
export function OpBadge({ op }: { readonly op: ChangeOp }): ReactElement {
  const { word, sentence } = CHANGE_OPS[op];
  return (
    <ExplainedBadge className={`op ${op}`} sentences={[sentence]} plain>
      <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
        <path d={GLYPHS[op]} />
      </svg>
      {word}
    </ExplainedBadge>
  );
}
