import type { ReactElement } from 'react';
import { visibleParts } from './visible.js';

/** The one way in which a value from outside gets onto the page. */
export function Outside({ value }: { readonly value: string | number }): ReactElement {
  return (
    <bdi>
      <Escaped text={String(value)} />
    </bdi>
  );
}

interface OutsidePiecesProps {
  readonly pieces: readonly { readonly text: string; readonly changed: boolean }[];
}

/** The same for a text of which some stretches are marked; it stays one text for the bidi algorithm. */
export function OutsidePieces({ pieces }: OutsidePiecesProps): ReactElement {
  return (
    <bdi>
      {pieces.map(({ text, changed }, index) =>
        changed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one string never move
          <mark key={index}>
            <Escaped text={text} />
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one string never move
          <Escaped key={index} text={text} />
        ),
      )}
    </bdi>
  );
}

function Escaped({ text }: { readonly text: string }): readonly (ReactElement | string)[] {
  return visibleParts(text).map((part, index) =>
    part.hidden ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one string never move
      <span className="escape" key={index}>
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}
