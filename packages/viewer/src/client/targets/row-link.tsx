import type { ReactElement } from 'react';
import { useRowChanges } from '../api/queries.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { ABOUT } from '../strings/about.js';
import { MomentTime } from '../ui/moment-time.js';
import { modelName } from './model-name.js';

interface RowLinkProps {
  readonly type: string;
  readonly id: string;
}

/** Leads to what was written to the target's row, where its table is tracked. */
export function RowLink({ type, id }: RowLinkProps): ReactElement | null {
  const row = { model: modelName(type), targetId: id };
  const { data } = useRowChanges(row);
  const newest = data?.pages[0]?.changes[0];
  if (newest === undefined) return null;
  return (
    <span>
      {ABOUT.rowChanged} <MomentTime ms={newest.change.recordedAt} />{' '}
      <Link to={pathTo.changes(row)}>{ABOUT.rowHistory}</Link>
    </span>
  );
}
