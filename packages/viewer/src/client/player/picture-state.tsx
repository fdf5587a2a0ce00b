import type { ReactElement } from 'react';
import { PLAYER } from '../strings/player.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { duration } from '../text/times.js';
import type { Notice } from './player-state.js';
import { usePlayerState } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

/** What lies over the picture when there is none, or something to tell. */
export function PictureState({ player }: { readonly player: VisitPlayer }): ReactElement | null {
  const { picture, notice } = usePlayerState(player);
  if (picture.kind === 'loading') return <p className="over loading">{TEXT.loading}</p>;
  if (picture.kind === 'failed') {
    return (
      <div className="over solid" role="alert">
        <h3>{TEXT.failed}</h3>
        <p>
          <Outside value={picture.message} />
        </p>
        <button type="button" className="button" onClick={() => player.seek(player.time())}>
          {TEXT.retry}
        </button>
      </div>
    );
  }
  if (picture.kind === 'unrecorded') {
    const { next } = picture;
    return (
      <div className="over solid">
        <h3>{TEXT.unrecordedMoment}</h3>
        {next !== null && (
          <button type="button" className="button" onClick={() => player.seek(next, { tab: null })}>
            {TEXT.goToNext}
          </button>
        )}
      </div>
    );
  }
  if (notice === null) return null;
  return (
    <p className={`notice ${notice.kind}`} role="status">
      {sentenceOf(notice)}
    </p>
  );
}

function sentenceOf(notice: Notice): string {
  switch (notice.kind) {
    case 'waiting':
      return PLAYER.waiting;
    case 'gap':
      return `${duration(notice.ms)} are missing from the recording. It goes on at the next snapshot.`;
    case 'away':
      return `${duration(notice.ms)} without an open page skipped`;
    case 'idle':
      return `${duration(notice.ms)} without activity skipped`;
  }
}
