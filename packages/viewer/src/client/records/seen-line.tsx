import type { ReactElement } from 'react';
import { useRecords } from '../api/queries.js';
import { MomentTime } from '../ui/moment-time.js';

interface SeenLineProps {
  /** The server's query, of all records that the page is about. */
  readonly filter: string;
  readonly words: {
    readonly last: string;
    readonly first: string;
    readonly before: string;
    readonly none: string;
  };
}

/** When the records that a page is about begin and end, as far as that is known. */
export function SeenLine({ filter, words }: SeenLineProps): ReactElement | null {
  const { data } = useRecords(filter);
  if (data === undefined) return null;
  const records = data.pages.flatMap((page) => page.records);
  const [newest, oldest] = [records[0], records.at(-1)];
  if (newest === undefined || oldest === undefined) {
    return data.pages.at(-1)?.searchedTo === null ? <span>{words.none}</span> : null;
  }
  const isWhole = data.pages.at(-1)?.nextCursor === null;
  return (
    <>
      <span>
        {words.last} <MomentTime ms={newest.time} />
      </span>
      <span>
        {isWhole ? words.first : words.before} <MomentTime ms={oldest.time} />
      </span>
    </>
  );
}
