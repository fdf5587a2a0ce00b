import { type ReactElement, useId } from 'react';
import { type Filters, searchOf } from '../records/filters.js';
import { SEARCH } from '../strings/search.js';
import { CompletionList, optionId } from './completion-list.js';
import { QueryProblems } from './query-problems.js';
import { takeKey } from './take-key.js';
import { useSearchBox } from './use-search-box.js';
import { useSlashKey } from './use-slash-key.js';

interface SearchBoxProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** The one box for filters and free text, with a list of what could be typed next. */
export function SearchBox({ filters, onChange }: SearchBoxProps): ReactElement {
  const box = useSearchBox(filters, onChange);
  const [listId, problemsId] = [useId(), useId()];
  useSlashKey(box.input);
  const hasProblems = box.problems.length > 0;
  return (
    <div className="search-box">
      <svg className="glyph lens" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM10.300 10.300 14 14" />
      </svg>
      <input
        ref={box.input}
        className={box.text === '' ? 'field' : 'field active'}
        role="combobox"
        aria-label={SEARCH.box}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={box.isOpen}
        aria-controls={box.isOpen ? listId : undefined}
        aria-activedescendant={box.isOpen && box.active >= 0 ? optionId(listId, box.active) : undefined}
        aria-invalid={hasProblems}
        aria-describedby={hasProblems ? problemsId : undefined}
        aria-keyshortcuts="/"
        placeholder={SEARCH.placeholder}
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={2_000}
        value={box.text}
        onChange={(event) => box.type(event.target.value)}
        onSelect={box.moveCaret}
        onFocus={box.open}
        onClick={box.open}
        onBlur={box.submit}
        onKeyDown={(event) => takeKey(event, box)}
      />
      {box.text === '' && searchOf(filters) === '' ? (
        <span className="slash" aria-hidden="true">
          /
        </span>
      ) : (
        <button
          type="button"
          className="clear"
          aria-label={SEARCH.clear}
          title={SEARCH.clear}
          onClick={box.clear}
        >
          <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" />
          </svg>
        </button>
      )}
      {box.isOpen && <CompletionList id={listId} box={box} />}
      {hasProblems && <QueryProblems id={problemsId} problems={box.problems} />}
    </div>
  );
}
