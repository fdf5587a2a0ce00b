import type { ReactElement } from 'react';
import { useMe } from '../api/queries.js';
import { Link, useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';

export function TopBar(): ReactElement {
  const { route } = useRouter();
  const { data: me } = useMe();
  const inSessions = route.page === 'sessions' || route.page === 'session';
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
        {me?.service ? <Outside value={me.service} /> : TEXT.product}
      </Link>
      <nav aria-label="Sections">
        <Link to={pathTo.records()} current={!inSessions}>
          {TEXT.records}
        </Link>
        <Link to={pathTo.sessions()} current={inSessions}>
          {TEXT.sessions}
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
    </header>
  );
}
