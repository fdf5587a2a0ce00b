import type { ReactElement } from 'react';
import { visibleParts } from './visible.js';

/** The one way in which a value from outside gets onto the page. */
export function Outside({ value }: { readonly value: string | number }): ReactElement {
  const parts = visibleParts(String(value));
  return (
    <bdi>
      {parts.map((part, index) =>
        part.hidden ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one string never move
          <span className="escape" key={index}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
