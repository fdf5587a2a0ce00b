import type { ReactElement } from 'react';
import { FateTag } from '../fate/fate-tag.js';
import { TEXT } from '../strings.js';
import { OutsidePieces } from '../text/outside.js';
import { JsonTree } from '../ui/json-tree.js';
import { excerpt } from './excerpt.js';
import type { StoredValue } from './stored-value.js';
import type { TextPiece } from './text-diff.js';

interface ChangeValueProps {
  readonly value: StoredValue;
  /** The value's text with what differs marked, where the other side is text too. */
  readonly pieces: readonly TextPiece[] | null;
}

/** One side of a field's change. */
export function ChangeValue({ value, pieces }: ChangeValueProps): ReactElement {
  switch (value.kind) {
    case 'redacted':
    case 'erased':
      return <FateTag fate={value.kind} />;
    case 'plain':
      return <span className="json-plain">{value.text}</span>;
    case 'text':
      return <TextValue pieces={pieces ?? [{ text: value.text, changed: false }]} />;
    case 'hashed':
      return <HashedValue length={value.length} sha256={value.sha256} />;
    case 'json':
      return <JsonTree value={value.value} fold />;
  }
}

function TextValue({ pieces }: { readonly pieces: readonly TextPiece[] }): ReactElement {
  const short = excerpt(pieces);
  if (pieces.every(({ text }) => text === '')) return <span className="json-plain">{TEXT.emptyText}</span>;
  if (short === null) return <OutsidePieces pieces={pieces} />;
  return (
    <details className="long-text">
      <summary>
        <OutsidePieces pieces={short} />
      </summary>
      <OutsidePieces pieces={bounded(pieces)} />
    </details>
  );
}

/** Triggers keep nothing as long as this; a row that somebody wrote by hand may. */
const MOST_DRAWN = 20_000;

function bounded(pieces: readonly TextPiece[]): readonly TextPiece[] {
  return pieces.map(({ text, changed }) => ({
    text: text.length > MOST_DRAWN ? `${text.slice(0, MOST_DRAWN)}…` : text,
    changed,
  }));
}

interface HashedValueProps {
  readonly length: number;
  readonly sha256: string | null;
}

function HashedValue({ length, sha256 }: HashedValueProps): ReactElement {
  return (
    <span className="hashed" title={TEXT.hashed}>
      {length.toLocaleString('en')} {TEXT.bytes}
      {sha256 !== null && (
        <>
          {' · SHA-256 '}
          <span className="mono" title={sha256}>
            {sha256.slice(0, 12)}…
          </span>
        </>
      )}
    </span>
  );
}
