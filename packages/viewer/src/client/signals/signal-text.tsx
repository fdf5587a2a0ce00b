import type { ReactElement } from 'react';
import { PLAYER, SIGNALS } from '../strings/player.js';
import { Outside } from '../text/outside.js';
import type { Signal } from './signal.js';

/** A signal in words: what it is, how often, and on what. */
export function SignalText({ signal }: { readonly signal: Signal }): ReactElement {
  const { kind, count } = signal;
  return (
    <>
      <span className="action" title={SIGNALS[kind].sentence}>
        {SIGNALS[kind].word}
        {count > 1 && (
          <span className="count"> {kind === 'form_error' ? PLAYER.fields(count) : PLAYER.times(count)}</span>
        )}
      </span>
      <span className="faint">
        <About signal={signal} />
      </span>
    </>
  );
}

function About({ signal: { node, text } }: { readonly signal: Signal }): ReactElement | null {
  const name = node?.text ?? '';
  if (text === null && name === '') return null;
  return (
    <>
      {name !== '' && <Outside value={name} />}
      {name !== '' && text !== null && ': '}
      {text !== null && <Outside value={text} />}
    </>
  );
}
