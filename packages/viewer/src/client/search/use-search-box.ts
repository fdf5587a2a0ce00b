import { type RefObject, useRef, useState } from 'react';
import type { Filters } from '../records/filters.js';
import { type Completion, type Completions, completed } from './completions.js';
import type { QueryProblem } from './parse-query.js';
import { useCaret } from './use-caret.js';
import { useCompletions } from './use-completions.js';
import { useTypedQuery } from './use-typed-query.js';

/** What stands in the search box, and what can be done with it. */
export interface SearchBoxState {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly problems: readonly QueryProblem[];
  readonly isOpen: boolean;
  readonly completions: Completions;
  /** Index of the completion that Enter takes; -1: none. */
  readonly active: number;
  setActive(index: number): void;
  open(): void;
  close(): void;
  type(text: string): void;
  moveCaret(): void;
  pick(completion: Completion): void;
  /** Asks for what is typed. */
  submit(): void;
  /** Back to what is asked for now. */
  reset(): void;
  /** Asks for everything. */
  clear(): void;
}

export function useSearchBox(filters: Filters, onChange: (filters: Filters) => void): SearchBoxState {
  const input = useRef<HTMLInputElement>(null);
  const query = useTypedQuery(filters, onChange);
  const caret = useCaret(input);
  const [list, setList] = useState({ isWanted: false, active: -1 });
  const { text } = query;
  const completions = useCompletions(filters, { text, caret: caret.at, isWanted: list.isWanted });
  const open = (): void => setList({ isWanted: true, active: -1 });
  const close = (): void => setList({ isWanted: false, active: -1 });
  const write = (next: string, at: number): void => {
    query.write(next);
    caret.place(at);
  };
  return {
    ...{ input, completions, open, close, text, moveCaret: caret.look, reset: query.reset },
    problems: query.problems,
    isOpen: list.isWanted && completions.options.length > 0,
    active: list.active,
    setActive: (active) => setList({ isWanted: true, active }),
    type(next) {
      query.write(next);
      caret.look();
      open();
    },
    pick(completion) {
      const { text: typed, caret: at } = completed(text, completions, completion);
      write(typed, at);
      if (completion.value === null) return open();
      close();
      const asked = query.ask(typed);
      if (asked !== null) write(`${asked} `, asked.length + 1);
    },
    submit() {
      close();
      const asked = query.ask(text);
      if (asked !== null) query.write(asked);
    },
    clear() {
      query.clear();
      input.current?.focus();
      close();
    },
  };
}
