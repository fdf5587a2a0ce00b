import type { ReactElement } from 'react';
import type { ShownRecord } from '../../api/answers.js';
import { useRecords } from '../api/queries.js';
import { FirstRun } from '../first-run/first-run.js';
import { isOwnRecord } from '../first-run/is-own-record.js';
import { LiveFrame } from '../live/live-frame.js';
import type { LiveRecords } from '../live/use-live-records.js';
import { SearchedFoot, SearchedNothing } from '../search/searched-to.js';
import { TEXT } from '../strings.js';
import { EndlessList } from '../ui/endless-list.js';
import { Empty } from '../ui/states.js';
import { type Filters, searchOf } from './filters.js';
import { RecordHead, RecordRow } from './record-row.js';
import { useFurther } from './use-further.js';

const recordKey = (record: ShownRecord): string => record.id;

interface RecordListProps {
  /** The server's query. */
  readonly filter: string;
  /** What the viewer may take away again. */
  readonly filters: Filters;
  /** The same records, with those that have come since. */
  readonly live: LiveRecords;
  readonly onClear: () => void;
  /** Name under which the scroll position is kept. */
  readonly place: string;
}

/** The records that match, newest first, for as far as they were searched. */
export function RecordList({ filter, filters, live, onClear, place }: RecordListProps): ReactElement {
  const query = useRecords(filter);
  const further = useFurther(filter, query);
  const searchedTo = query.data?.pages.at(-1)?.searchedTo ?? null;
  const searched = searchedTo === null ? null : { searchedTo, hasText: filters.q !== undefined, ...further };
  const isFirstRun = filter === '' && !query.hasNextPage && (live.items?.every(isOwnRecord) ?? false);
  const foot = searched !== null ? <SearchedFoot {...searched} /> : isFirstRun ? <FirstRun /> : null;
  return (
    <LiveFrame live={live}>
      <EndlessList
        key={filter}
        query={query}
        items={live.items}
        label={TEXT.records}
        keyOf={recordKey}
        row={(record) => <RecordRow record={record} hasArrived={live.hasArrived(record.id)} />}
        head={<RecordHead />}
        place={place}
        empty={
          searched === null ? (
            <NoRecords isAll={filter === ''} filtered={searchOf(filters) !== ''} onClear={onClear} />
          ) : (
            <SearchedNothing {...searched} />
          )
        }
        {...(foot === null ? {} : { foot })}
      />
    </LiveFrame>
  );
}

interface NoRecordsProps {
  /** No filter at all, neither the viewer's nor the page's. */
  readonly isAll: boolean;
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function NoRecords({ isAll, filtered, onClear }: NoRecordsProps): ReactElement {
  if (isAll) return <FirstRun />;
  if (!filtered) return <Empty title={TEXT.noRecords} hint={TEXT.noRecordsHint} />;
  return (
    <Empty title={TEXT.noMatches} hint={TEXT.noMatchesHint}>
      <button type="button" className="button" onClick={onClear}>
        {TEXT.clearFilters}
      </button>
    </Empty>
  );
}
