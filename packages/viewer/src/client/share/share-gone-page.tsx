import type { ReactElement } from 'react';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { SHARES } from '../strings/take-away.js';
import { TEXT } from '../strings.js';
import { Empty } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';

/** Where a link leads that is over, or never was. */
export function ShareGonePage(): ReactElement {
  useTitle(SHARES.gone);
  return (
    <main id="content">
      <Empty title={SHARES.gone} hint={SHARES.goneHint}>
        <Link to={pathTo.records()}>{TEXT.backToRecords}</Link>
      </Empty>
    </main>
  );
}
