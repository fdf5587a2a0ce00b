import type { FacetName } from '@auditreel/core/adapter';
import { type ReactElement, useId, useState } from 'react';
import { CHOICE_WORDS } from '../records/choice-words.js';
import { FACET_TITLES, SEARCH } from '../strings/search.js';
import { Outside } from '../text/outside.js';
import { visible } from '../text/visible.js';
import { countText } from './count-text.js';
import type { FacetChoice } from './facets.js';

const FIRST = 6;

interface FacetGroupProps {
  readonly name: FacetName;
  readonly choices: readonly FacetChoice[];
  readonly onToggle: (value: string) => void;
}

export function FacetGroup({ name, choices, onToggle }: FacetGroupProps): ReactElement | null {
  const titleId = useId();
  const [isWhole, setWhole] = useState(false);
  if (choices.length === 0) return null;
  const shown = isWhole ? choices : choices.slice(0, FIRST);
  return (
    <section className="facet" aria-labelledby={titleId}>
      <h2 id={titleId}>{FACET_TITLES[name]}</h2>
      <ul>
        {shown.map((choice) => (
          <li key={choice.value}>
            <button
              type="button"
              className="facet-value"
              aria-pressed={choice.isChosen}
              title={visible(choice.value)}
              onClick={() => onToggle(choice.value)}
            >
              <ChoiceText name={name} choice={choice} />
            </button>
          </li>
        ))}
      </ul>
      {choices.length > FIRST && (
        <button
          type="button"
          className="facet-more"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? SEARCH.showFewer : `${SEARCH.showAll} ${choices.length}`}
        </button>
      )}
    </section>
  );
}

function ChoiceText({
  name,
  choice,
}: {
  readonly name: FacetName;
  readonly choice: FacetChoice;
}): ReactElement {
  const { value, counted } = choice;
  return (
    <>
      {name === 'outcome' && <i className={`dot ${value}`} aria-hidden="true" />}
      <span className="facet-name">
        <Outside value={choice.name ?? CHOICE_WORDS[name]?.[value] ?? value} />
      </span>
      {counted !== null && <span className="number">{countText(counted)}</span>}
    </>
  );
}
