import type { ReactElement } from 'react';
import { PLAYER } from '../strings/player.js';
import { usePlayerState } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

/** Jumps to the end of a session that still runs, and says whether one is there. */
export function LiveButton({ player }: { readonly player: VisitPlayer }): ReactElement {
  const { live } = usePlayerState(player);
  return (
    <button
      type="button"
      className="live-button"
      aria-pressed={live}
      onClick={live ? player.pause : player.followLive}
      title={live ? PLAYER.liveHint : PLAYER.goLiveHint}
    >
      <i className="dot" aria-hidden="true" />
      {PLAYER.live}
    </button>
  );
}
