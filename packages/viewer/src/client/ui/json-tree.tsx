import type { JsonValue } from '@auditreel/core';
import type { ReactElement } from 'react';
import { StoredText } from '../fate/stored-text.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';

const OPEN_DEPTH = 3;
const MOST_DEPTH = 16;
const MOST_ENTRIES = 200;

interface JsonTreeProps {
  readonly value: JsonValue;
  readonly depth?: number;
  /** Everything folded. */
  readonly fold?: boolean;
}

/** Any JSON, folded where it gets deep, and cut where it gets too deep or long to be read. */
export function JsonTree({ value, depth = 0, fold = false }: JsonTreeProps): ReactElement {
  if (typeof value === 'string') {
    return (
      <span className="json-string">
        <StoredText value={value} />
      </span>
    );
  }
  if (typeof value !== 'object' || value === null) return <span className="json-plain">{String(value)}</span>;
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="json-plain">{Array.isArray(value) ? '[ ]' : '{ }'}</span>;
  if (depth >= MOST_DEPTH) return <span className="faint">{TEXT.tooDeep}</span>;
  const list = (
    <ul className="json-list">
      {entries.slice(0, MOST_ENTRIES).map(([key, each]) => (
        <li key={key}>
          <span className="json-key">
            <Outside value={key} />
          </span>
          <JsonTree value={each} depth={depth + 1} fold={fold} />
        </li>
      ))}
      {entries.length > MOST_ENTRIES && (
        <li className="faint">
          {entries.length - MOST_ENTRIES} {TEXT.more}
        </li>
      )}
    </ul>
  );
  if (depth === 0 && !fold) return list;
  return (
    <details open={!fold && depth < OPEN_DEPTH}>
      <summary>{countOf(entries.length, Array.isArray(value) ? 'item' : 'field')}</summary>
      {list}
    </details>
  );
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
