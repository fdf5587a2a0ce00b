import type { AuditChange } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import type { ChangesAnswer } from '../../api/answers.js';
import { useRecordChanges } from '../api/queries.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { ChangeDiff } from './change-diff.js';
import { groupByRow, type RowGroup } from './group-by-row.js';
import { MoreChanges } from './more-changes.js';
import { OpBadge } from './op-badge.js';
import { OpaqueWrites } from './opaque-writes.js';

interface RecordChangesProps {
  readonly recordId: string;
  readonly first: ChangesAnswer;
  readonly opaqueWrites: number | null;
}

/** What the request of a record did to the app's data, row by row; nothing when it did nothing. */
export function RecordChanges({ recordId, first, opaqueWrites }: RecordChangesProps): ReactElement | null {
  const query = useRecordChanges(recordId, first);
  const changes = query.data?.pages.flatMap((page) => page.changes) ?? [];
  const opaque = opaqueWrites ?? 0;
  if (changes.length === 0 && opaque === 0) return null;
  return (
    <section className="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">
        {TEXT.changes}{' '}
        <span className="faint">
          {changes.length}
          {query.hasNextPage && '+'}
        </span>
      </h2>
      {groupByRow(changes).map((group) => (
        <ChangedRow key={group.key} group={group} />
      ))}
      <MoreChanges query={query} label={TEXT.moreChanges} />
      {opaque > 0 && <OpaqueWrites count={opaque} />}
    </section>
  );
}

function ChangedRow({ group: { model, targetId, changes } }: { readonly group: RowGroup }): ReactElement {
  return (
    <article className="changed-row">
      <header>
        <h3>
          <Outside value={model} />{' '}
          {targetId !== null && (
            <span className="mono">
              <Outside value={targetId} />
            </span>
          )}
        </h3>
        {targetId !== null && (
          <Link to={pathTo.changes({ model, targetId })}>
            {TEXT.rowHistory}
            <span className="unseen">
              : <Outside value={model} /> <Outside value={targetId} />
            </span>
          </Link>
        )}
      </header>
      <ol>
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ol>
    </article>
  );
}

function Change({ change }: { readonly change: AuditChange }): ReactElement {
  return (
    <li className="change">
      <OpBadge op={change.op} />
      <div>
        <ChangeDiff change={change} />
      </div>
    </li>
  );
}
