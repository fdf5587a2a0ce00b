import { useEffect, useState } from 'react';
import { type Filters, searchOf } from '../records/filters.js';
import { boxText, typedFilters } from './box-filters.js';
import { parseQuery, type QueryProblem } from './parse-query.js';

/** A query while it is typed, beside the one that is asked. */
export interface TypedQuery {
  readonly text: string;
  readonly problems: readonly QueryProblem[];
  /** Shows this text. */
  write(text: string): void;
  /** Asks for it; answers how it is written when it is asked, null where it cannot be. */
  ask(text: string): string | null;
  /** Back to what is asked. */
  reset(): void;
  /** Asks for everything. */
  clear(): void;
}

export function useTypedQuery(filters: Filters, onChange: (filters: Filters) => void): TypedQuery {
  const asked = boxText(filters);
  const [text, setText] = useState(asked);
  const [problems, setProblems] = useState<readonly QueryProblem[]>([]);
  const write = (next: string): void => {
    setText(next);
    setProblems([]);
  };
  useEffect(() => {
    setText((now) => (now.trim() === asked ? now : asked));
    setProblems([]);
  }, [asked]);
  return {
    ...{ text, problems, write },
    ask(typed) {
      const { filters: read, problems: found } = parseQuery(typed);
      setProblems(found);
      if (found.length > 0) return null;
      const next = typedFilters(filters, read);
      if (searchOf(next) !== searchOf(filters)) onChange(next);
      return boxText(next);
    },
    reset: () => write(asked),
    clear() {
      write('');
      if (searchOf(filters) !== '') onChange({});
    },
  };
}
