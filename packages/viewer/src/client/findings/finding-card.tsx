import type { ReactElement } from 'react';
import type { ShownFinding } from '../../api/findings-answer.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { FINDINGS_TEXT } from '../strings/findings.js';
import { ACTOR_TYPES } from '../strings.js';
import { Outside } from '../text/outside.js';
import { MomentTime } from '../ui/moment-time.js';
import { FindingChain } from './finding-chain.js';
import { SeverityBadge } from './severity-badge.js';

/** What happened, who did it, of which records it is made, and the way to see it. */
export function FindingCard({ finding }: { readonly finding: ShownFinding }): ReactElement {
  const { actor, title, sentence, severity, time, record } = finding;
  const headline = `finding-${finding.id}`;
  return (
    <article className={`finding ${severity}`} aria-labelledby={headline}>
      <header>
        <SeverityBadge severity={severity} />
        <h2 id={headline}>
          <Link to={pathTo.record(record)}>
            <Outside value={title} />
          </Link>
        </h2>
        <p className="who">
          <Outside value={actor.name ?? actor.id ?? ACTOR_TYPES[actor.type]} />
        </p>
        <p className="when">
          <MomentTime ms={time} />
        </p>
      </header>
      {sentence !== null && (
        <p className="sentence">
          <Outside value={sentence} />
        </p>
      )}
      <FindingChain finding={finding} />
      <Watch finding={finding} />
    </article>
  );
}

const RUN_UP_MS = 3000;

function Watch({ finding }: { readonly finding: ShownFinding }): ReactElement {
  const { replay, record } = finding;
  if (replay === null) {
    return (
      <Link to={pathTo.record(record)} className="button quiet watch">
        {FINDINGS_TEXT.openRecord}
      </Link>
    );
  }
  const { sessionId, tabId, t } = replay;
  const at = { t: t - RUN_UP_MS, ...(tabId !== null && { tab: tabId }) };
  return (
    <Link to={pathTo.session(sessionId, at)} className="button watch" title={FINDINGS_TEXT.watchHint}>
      <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M5 3.500v9l7-4.500Z" />
      </svg>
      {FINDINGS_TEXT.watch}
    </Link>
  );
}
