import type { ReactElement } from 'react';
import { useRowChanges } from '../api/queries.js';
import { Link, useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { Empty, Failed, LoadingRows } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { MoreChanges } from './more-changes.js';
import { RowEntry } from './row-entry.js';

interface Row {
  readonly model: string;
  readonly targetId: string;
}

/** Everything that happened to the row in the address. */
export function RowPage(): ReactElement {
  const { search } = useRouter();
  const model = search.get('model') ?? '';
  const targetId = search.get('targetId') ?? '';
  useTitle(`${model} ${targetId}`.trim() || TEXT.changes);
  if (model !== '' && targetId !== '') {
    return <RowHistory key={JSON.stringify([model, targetId])} row={{ model, targetId }} />;
  }
  return (
    <main id="content">
      <Empty title={TEXT.missing}>
        <Link to={pathTo.records()}>{TEXT.backToRecords}</Link>
      </Empty>
    </main>
  );
}

function RowHistory({ row }: { readonly row: Row }): ReactElement {
  return (
    <main className="row-page" id="content">
      <header className="page-head">
        <h1>
          <Outside value={row.model} />{' '}
          <span className="row-id">
            <Outside value={row.targetId} />
          </span>
        </h1>
        <p className="facts-line">{TEXT.rowHint}</p>
      </header>
      <RowEntries row={row} />
    </main>
  );
}

function RowEntries({ row }: { readonly row: Row }): ReactElement {
  const query = useRowChanges(row);
  if (query.isPending) return <LoadingRows rows={6} />;
  const entries = query.data?.pages.flatMap((page) => page.changes);
  if (entries === undefined) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (entries.length === 0) return <Empty title={TEXT.noHistory} hint={TEXT.noHistoryHint} />;
  return (
    <>
      <ol className="row-history" aria-label={TEXT.rowHint}>
        {entries.map((entry) => (
          <RowEntry key={entry.change.id} entry={entry} />
        ))}
      </ol>
      <MoreChanges query={query} label={TEXT.olderChanges} />
      {!query.hasNextPage && <p className="list-foot">{TEXT.endOfList}</p>}
    </>
  );
}
