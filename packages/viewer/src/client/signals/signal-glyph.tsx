import type { ReactElement } from 'react';
import type { SignalKind } from './signal.js';

const PATHS: Readonly<Record<SignalKind, string>> = {
  rage_click: 'M6 1v10M1 6h10M2.500 2.500l7 7M9.500 2.500l-7 7',
  dead_click: 'M6 1.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9M3 9l6-6',
  console_error: 'M1 2.500h10v7H1ZM3 4.500l1.500 1.500L3 7.500M6.500 7.500h2.500',
  form_error: 'M6 1.200 11 10.500H1ZM6 4.800v2.400m0 1.300v.4',
};

export function SignalGlyph({ kind }: { readonly kind: SignalKind }): ReactElement {
  return (
    <svg className={`signal-glyph ${kind}`} viewBox="0 0 12 12" aria-hidden="true">
      <path d={PATHS[kind]} />
    </svg>
  );
}
