import { type ReactElement, useState } from 'react';
import type { RecordInShort } from '../../api/answers.js';
import type { ShownFinding } from '../../api/findings-answer.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { FINDINGS_TEXT } from '../strings/findings.js';
import { OUTCOMES } from '../strings.js';
import { Outside } from '../text/outside.js';
import { clock, utc } from '../text/times.js';
import { visible } from '../text/visible.js';

/** So many are shown at once; of more, the first and the last. */
const MOST = 5;
const FIRST = 2;

/** The records that a finding is made of, in the order in which they happened; each leads to its page. */
export function FindingChain({ finding }: { readonly finding: ShownFinding }): ReactElement {
  const { chain, missing } = finding;
  const [isOpen, setOpen] = useState(false);
  const isWhole = isOpen || chain.length <= MOST + 1;
  const first = isWhole ? chain : chain.slice(0, FIRST);
  const last = isWhole ? [] : chain.slice(FIRST - MOST);
  return (
    <ol className="chain" aria-label={FINDINGS_TEXT.chain}>
      {first.map((record) => (
        <ChainedRecord key={record.id} record={record} />
      ))}
      {!isWhole && (
        <li>
          <button type="button" className="more" onClick={() => setOpen(true)}>
            {chain.length - MOST} {FINDINGS_TEXT.between}
          </button>
        </li>
      )}
      {last.map((record) => (
        <ChainedRecord key={record.id} record={record} />
      ))}
      {missing > 0 && (
        <li className="hint">
          {missing} {FINDINGS_TEXT.notShown}
        </li>
      )}
    </ol>
  );
}

function ChainedRecord({ record }: { readonly record: RecordInShort }): ReactElement {
  const { id, time, action, outcome, reason } = record;
  return (
    <li>
      <Link to={pathTo.record(id)} className="chained" title={visible(reason ?? action)}>
        <i className={`dot ${outcome}`} role="img" aria-label={OUTCOMES[outcome].word} />
        <span className="action">
          <Outside value={action} />
        </span>
        <time dateTime={utc(time)}>{clock(time)}</time>
      </Link>
    </li>
  );
}
