import type { ReactElement } from 'react';
import { useRecords } from '../api/queries.js';
import { RecordExplorer } from '../records/record-explorer.js';
import { SeenLine } from '../records/seen-line.js';
import { useListFilters } from '../records/use-list-filters.js';
import { pathTo } from '../routing/routes.js';
import { ABOUT } from '../strings/about.js';
import { Outside } from '../text/outside.js';
import { useTitle } from '../ui/use-title.js';
import { RowLink } from './row-link.js';

interface TargetProps {
  readonly type: string;
  readonly id: string;
}

const WORDS = {
  last: ABOUT.lastRecord,
  first: ABOUT.firstRecord,
  before: ABOUT.recordBefore,
  none: ABOUT.noTarget,
};

/** All that happened to one target. */
export function TargetPage(target: TargetProps): ReactElement {
  const { type, id } = target;
  useTitle(`${type} ${id}`);
  const fixed = { target: `${type}/${id}` };
  const { filters, change } = useListFilters((search) => pathTo.target(target, search), fixed);
  return (
    <main className="explorer-page about-page" id="content">
      <TargetHead {...target} />
      <RecordExplorer filters={filters} fixed={fixed} onChange={change} place={`target ${type}/${id}`} />
    </main>
  );
}

function TargetHead({ type, id }: TargetProps): ReactElement {
  const filter = new URLSearchParams({ target: `${type}/${id}` }).toString();
  const { data } = useRecords(filter);
  const name = data?.pages[0]?.records.find(({ targetName }) => targetName !== null)?.targetName ?? null;
  return (
    <header className="page-head">
      <h1>
        <Outside value={name ?? `${type} ${id}`} />
      </h1>
      <p className="facts-line">
        {name !== null && (
          <span>
            <Outside value={type} />{' '}
            <span className="mono">
              <Outside value={id} />
            </span>
          </span>
        )}
        <SeenLine filter={filter} words={WORDS} />
        <RowLink type={type} id={id} />
      </p>
    </header>
  );
}
