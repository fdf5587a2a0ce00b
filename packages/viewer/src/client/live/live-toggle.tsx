import type { ReactElement } from 'react';
import { LIVE_TEXT } from '../strings/live.js';
import type { LiveRecords } from './use-live-records.js';
import { usePauseKey } from './use-pause-key.js';

const WORDS = {
  live: [LIVE_TEXT.live, LIVE_TEXT.liveHint],
  paused: [LIVE_TEXT.paused, LIVE_TEXT.pausedHint],
  reconnecting: [LIVE_TEXT.reconnecting, LIVE_TEXT.reconnectingHint],
} as const;

/** Says whether the list grows by itself, and holds it. */
export function LiveToggle({ live }: { readonly live: LiveRecords }): ReactElement | null {
  const { state, toggle } = live;
  usePauseKey(state === 'off' ? null : toggle);
  if (state === 'off') return null;
  const [word, hint] = WORDS[state];
  const act = state === 'paused' ? LIVE_TEXT.resume : LIVE_TEXT.pause;
  return (
    <button
      type="button"
      className={`button live-toggle ${state}`}
      aria-keyshortcuts={LIVE_TEXT.key}
      aria-label={`${word}. ${act}`}
      title={`${hint} ${act}: ${LIVE_TEXT.key}`}
      onClick={toggle}
    >
      <i className="live-dot" aria-hidden="true" />
      {word}
    </button>
  );
}
