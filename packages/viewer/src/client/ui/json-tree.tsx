import type { JsonValue } from '@auditreel/core';
import type { ReactElement } from 'react';
import { Outside } from '../text/outside.js';

const OPEN_DEPTH = 3;

/** Any JSON, folded where it gets deep. */
export function JsonTree({
  value,
  depth = 0,
}: {
  readonly value: JsonValue;
  readonly depth?: number;
}): ReactElement {
  if (typeof value === 'string') {
    return (
      <span className="json-string">
        <Outside value={value} />
      </span>
    );
  }
  if (typeof value !== 'object' || value === null) return <span className="json-plain">{String(value)}</span>;
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="json-plain">{Array.isArray(value) ? '[ ]' : '{ }'}</span>;
  const list = (
    <ul className="json-list">
      {entries.map(([key, each]) => (
        <li key={key}>
          <span className="json-key">
            <Outside value={key} />
          </span>
          <JsonTree value={each} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
  if (depth === 0) return list;
  return (
    <details open={depth < OPEN_DEPTH}>
      <summary>{countOf(entries.length, Array.isArray(value) ? 'item' : 'field')}</summary>
      {list}
    </details>
  );
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
