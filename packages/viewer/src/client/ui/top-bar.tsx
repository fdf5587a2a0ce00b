import type { ReactElement } from 'react';
import { useMe } from '../api/queries.js';
import { Link, useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { FINDINGS_TEXT } from '../strings/findings.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { KeySheet } from './key-sheet.js';

export function TopBar(): ReactElement {
  const { route } = useRouter();
  const { data: me } = useMe();
  const inSessions = route.page === 'sessions' || route.page === 'session';
  const inFindings = route.page === 'findings';
  const inShares = route.page === 'shares' || route.page === 'share-gone';
  return (
    <header className="top-bar">
      <a className="skip-link" href="#content">
        {TEXT.skipToContent}
      </a>
      <Link to={pathTo.records()} className="brand">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="8" />
          <path d="M10 5.500v5l3 2" />
        </svg>
        <span>{me?.service ? <Outside value={me.service} /> : TEXT.product}</span>
      </Link>
      <nav aria-label="Sections">
        <Link to={pathTo.records()} current={!inSessions && !inFindings && !inShares}>
          {TEXT.records}
        </Link>
        <Link to={pathTo.sessions()} current={inSessions}>
          {TEXT.sessions}
        </Link>
        <Link to={pathTo.findings()} current={inFindings}>
          {FINDINGS_TEXT.title}
        </Link>
      </nav>
      {me !== undefined && (
        <p className="me" title="Who is looking. Looking is recorded too.">
          <Outside value={me.actor.name ?? me.actor.id ?? me.actor.type} />
          {me.tenantId !== null && (
            <span className="tenant">
              <Outside value={me.tenantId} />
            </span>
          )}
        </p>
      )}
      <KeySheet />
    </header>
  );
}
