import type { ReactElement } from 'react';
import { Link } from '../routing/router.js';
import { Outside } from '../text/outside.js';

interface AboutLinkProps {
  /** Null where there is no such page. */
  readonly to: string | null;
  readonly title: string;
  readonly text: string;
}

/** A name that leads to the page about its bearer. */
export function AboutLink({ to, title, text }: AboutLinkProps): ReactElement {
  if (to === null) {
    return (
      <span>
        <Outside value={text} />
      </span>
    );
  }
  return (
    <Link to={to} className="about-link" title={title}>
      <Outside value={text} />
    </Link>
  );
}
