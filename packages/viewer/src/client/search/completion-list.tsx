import { type ReactElement, useEffect } from 'react';
import { CHOICE_WORDS } from '../records/choice-words.js';
import { relativeName } from '../records/relative-time.js';
import { QUERY_KEY_HINTS, SEARCH } from '../strings/search.js';
import { Outside } from '../text/outside.js';
import type { Completion } from './completions.js';
import { countText } from './count-text.js';
import type { SearchBoxState } from './use-search-box.js';

interface CompletionListProps {
  readonly id: string;
  readonly box: SearchBoxState;
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** The list under the box. The focus stays in the box, so options are no stops of the Tab key. */
export function CompletionList({ id, box }: CompletionListProps): ReactElement {
  const { active } = box;
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div className="completions panel" id={id} role="listbox" aria-label={SEARCH.completions}>
      {box.completions.options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus, and its keys
        <div
          key={option.insert}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => box.pick(option)}
        >
          <OptionText option={option} />
        </div>
      ))}
    </div>
  );
}

function OptionText({ option }: { readonly option: Completion }): ReactElement {
  const { key, insert, value, name, counted } = option;
  const hint = value === null ? QUERY_KEY_HINTS[key] : hintOf(option);
  return (
    <>
      <code>
        <Outside value={insert} />
      </code>
      {name !== null && <Outside value={name} />}
      {hint !== null && <span className="faint">{hint}</span>}
      {counted !== null && <span className="faint number">{countText(counted)}</span>}
    </>
  );
}

function hintOf({ key, value }: Completion): string | null {
  if (value === null) return null;
  if (key === 'since') return `the last ${relativeName(value)}`;
  if (key === 'until') return `up to ${relativeName(value)} ago`;
  return CHOICE_WORDS[key]?.[value] ?? null;
}
