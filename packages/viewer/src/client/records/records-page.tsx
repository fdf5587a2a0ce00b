import type { ReactElement } from 'react';
import type { ShownRecord } from '../../api/answers.js';
import { useRecords } from '../api/queries.js';
import { useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { EndlessList } from '../ui/endless-list.js';
import { Empty } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { FilterBar } from './filter-bar.js';
import { type Filters, filtersIn, searchOf } from './filters.js';
import { RecordHead, RecordRow } from './record-row.js';

const recordKey = (record: ShownRecord): string => record.id;
const recordRow = (record: ShownRecord): ReactElement => <RecordRow record={record} />;

export function RecordsPage(): ReactElement {
  useTitle(TEXT.records);
  const { search, go } = useRouter();
  const filters = filtersIn(search);
  const change = (next: Filters): void => go(pathTo.records(searchOf(next)), { replace: true });
  return (
    <main className="list-page" id="content">
      <h1 className="unseen">{TEXT.records}</h1>
      <FilterBar filters={filters} onChange={change} />
      <RecordList filter={searchOf(filters)} onClear={() => change({})} />
    </main>
  );
}

function RecordList({ filter, onClear }: { filter: string; onClear: () => void }): ReactElement {
  const query = useRecords(filter);
  return (
    <EndlessList
      query={query}
      items={query.data?.pages.flatMap((page) => page.records)}
      label={TEXT.records}
      keyOf={recordKey}
      row={recordRow}
      head={<RecordHead />}
      place={`records${filter}`}
      empty={<NoRecords filtered={filter !== ''} onClear={onClear} />}
    />
  );
}

function NoRecords({ filtered, onClear }: { filtered: boolean; onClear: () => void }): ReactElement {
  if (!filtered) return <Empty title={TEXT.noRecords} hint={TEXT.noRecordsHint} />;
  return (
    <Empty title={TEXT.noMatches} hint={TEXT.noMatchesHint}>
      <button type="button" className="button" onClick={onClear}>
        {TEXT.clearFilters}
      </button>
    </Empty>
  );
}
