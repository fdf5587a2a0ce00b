import type { AuditRecord } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import type { ChangesAnswer, ReplayMoment } from '../../api/answers.js';
import { Player } from '../player/player.js';
import { useVisitPlayer } from '../player/use-visit-player.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { useLiveVisit } from '../session/use-live-visit.js';
import { Story } from '../story/story.js';
import { type ReadStory, useStorySteps } from '../story/use-story-steps.js';
import { STORY } from '../strings/story.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { clockMs, duration } from '../text/times.js';
import type { VisitView } from '../visit/visit-view.js';

interface LoadedReplayProps {
  readonly record: AuditRecord;
  readonly moment: ReplayMoment;
  readonly changes: ChangesAnswer;
  readonly view: VisitView;
}

const RUN_UP_MS = 3000;

/** The player at a record's moment, the ways on from there, and the record's story. */
export function LoadedReplay({ record, moment, changes, view }: LoadedReplayProps): ReactElement {
  const { t, tabId } = moment;
  const { play, frame } = useVisitPlayer(view, { t, tab: tabId });
  useLiveVisit(view.sessionId, view.isRunning);
  const story = useStorySteps(play, view, { t, tabId, durationMs: record.durationMs });
  const player = play?.player;
  const standAt = (ms: number): void => {
    player?.pause();
    player?.seek(ms, { tab: tabId });
  };
  const playFromBefore = (): void => {
    player?.seek(t - RUN_UP_MS, { tab: tabId });
    player?.play();
  };
  return (
    <>
      <Player view={view} play={play} frame={frame} recordId={record.id} />
      <div className="replay-actions">
        <button type="button" className="button" onClick={playFromBefore}>
          {TEXT.playFromBefore}
        </button>
        <button type="button" className="button quiet" onClick={() => standAt(t)}>
          {TEXT.backToMoment}
        </button>
        <Link to={visitPath(moment)} className="button quiet">
          {TEXT.wholeVisit}
        </Link>
        <p className="hint">
          {clockMs(t)} · {foundBy(moment)}
        </p>
      </div>
      <Story
        record={record}
        changes={changes}
        t={t}
        steps={story.state === 'read' ? story.steps : null}
        note={<StoryNote story={story} />}
        onSeek={standAt}
      />
    </>
  );
}

function StoryNote({ story }: { readonly story: ReadStory }): ReactElement {
  if (story.state === 'read') return <p className="hint">{STORY.hint}</p>;
  if (story.state === 'reading') return <p className="hint">{STORY.loading}</p>;
  return (
    <p className="hint" role="alert">
      {STORY.failed}: <Outside value={story.message} />
    </p>
  );
}

function visitPath({ sessionId, t, tabId }: ReplayMoment): string {
  return pathTo.session(sessionId, tabId === null ? { t } : { t, tab: tabId });
}

function foundBy({ by, errorMs }: ReplayMoment): string {
  return by === 'mark' ? TEXT.byMark : `${TEXT.byClock}, ± ${duration(errorMs)}.`;
}
