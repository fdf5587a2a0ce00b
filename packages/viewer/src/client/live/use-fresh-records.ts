import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordsAnswer, ShownRecord } from '../../api/answers.js';
import { recordsKey } from '../api/queries.js';
import {
  type FreshRecords,
  NOTHING_FRESH,
  unknownOf,
  withArrived,
  withoutOld,
  withShown,
} from './fresh-records.js';

/** The fresh records of one list, kept beside its pages while somebody looks at a record and comes back. */
export interface FreshStore {
  read(): FreshRecords;
  /** Answers those that are new where somebody has read to. */
  arrive(records: readonly ShownRecord[], isHeld: boolean): readonly ShownRecord[];
  /** Not all that came is here. */
  miss(): void;
  /** How often that happened. */
  misses(): number;
  show(): void;
  forget(old: FreshRecords): void;
}

export function useFreshRecords(filter: string): {
  readonly fresh: FreshRecords;
  readonly store: FreshStore;
} {
  const queries = useQueryClient();
  const queryKey = freshKey(filter);
  const { data = NOTHING_FRESH } = useQuery<FreshRecords>({ queryKey, queryFn: skipToken });
  const store = useMemo(() => freshStore(queries, filter), [queries, filter]);
  return { fresh: data, store };
}

const freshKey = (filter: string): readonly string[] => ['fresh-records', filter];

function freshStore(queries: QueryClient, filter: string): FreshStore {
  const key = freshKey(filter);
  const read = (): FreshRecords => queries.getQueryData<FreshRecords>(key) ?? NOTHING_FRESH;
  const write = (fresh: FreshRecords): void => void queries.setQueryData<FreshRecords>(key, fresh);
  let misses = 0;
  return {
    read,
    misses: () => misses,
    arrive(records, isHeld) {
      const { ids, last } = inPages(queries, filter);
      const unknown = unknownOf(read(), records).filter(({ id }) => !ids.has(id));
      const isAbove = ({ id }: ShownRecord): boolean => id > last;
      const below = unknown.filter((record) => !isAbove(record));
      const above = unknown.filter(isAbove);
      // Nobody sees those below: they are for when the page they belong to was on its way already.
      write(withArrived(withArrived(read(), below, false), above, isHeld));
      return above;
    },
    miss() {
      misses += 1;
      write({ ...read(), isCut: true });
    },
    show: () => write(withShown(read())),
    forget: (old) => write(withoutOld(read(), old)),
  };
}

/** What the pages have, since the stream begins a little before they end, and the id below which they have nothing yet. */
function inPages(
  queries: QueryClient,
  filter: string,
): { readonly ids: ReadonlySet<string>; readonly last: string } {
  const { pages = [] } = queries.getQueryData<Pages>(recordsKey(filter)) ?? {};
  const ids = pages.flatMap(({ records }) => records.map(({ id }) => id));
  const isWhole = pages.at(-1)?.nextCursor === null;
  return { ids: new Set(ids), last: isWhole ? '' : (ids.at(-1) ?? '') };
}

interface Pages {
  readonly pages?: readonly RecordsAnswer[];
}
