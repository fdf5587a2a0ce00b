import type { AuditRecord } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import type { ReplayMoment } from '../../api/answers.js';
import type { GoneRecording } from '../../api/gone-recording.js';
import { ApiProblem } from '../api/api-problem.js';
import { useSession } from '../api/queries.js';
import { GoneState } from '../fate/gone-state.js';
import { Player } from '../player/player.js';
import { useVisitPlayer, useVisitView, type VisitView } from '../player/use-visit-player.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT, WITNESS_REASONS } from '../strings.js';
import { clockMs, duration } from '../text/times.js';
import { Empty, Failed } from '../ui/states.js';

interface RecordReplayProps {
  readonly record: AuditRecord;
  readonly moment: ReplayMoment | null;
  /** Why there is no moment, where the recording was deleted. */
  readonly gone: GoneRecording | null;
}

/** The replay, already at the record's moment; or in words why there is none. */
export function RecordReplay({ record, moment, gone }: RecordReplayProps): ReactElement {
  if (moment !== null) return <MomentReplay record={record} moment={moment} />;
  if (gone !== null) return <GoneState gone={gone} by={record.redacted?.by ?? null} />;
  const hint =
    record.witnessReason !== null
      ? WITNESS_REASONS[record.witnessReason]
      : record.sessionId === null
        ? TEXT.noReplayRecorded
        : TEXT.noReplayYet;
  return <Empty title={TEXT.noReplay} hint={hint} />;
}

interface MomentReplayProps {
  readonly record: AuditRecord;
  readonly moment: ReplayMoment;
}

function MomentReplay({ record, moment }: MomentReplayProps): ReactElement {
  const query = useSession(moment.sessionId);
  const view = useVisitView(query.data);
  if (view !== null && view.visit.segments.length > 0) {
    return <LoadedReplay record={record} moment={moment} view={view} />;
  }
  if (query.isPending) return <div className="player-space" role="status" aria-label={TEXT.loading} />;
  if (view !== null) return <Empty title={TEXT.noReplay} hint={TEXT.noReplayYet} />;
  if (query.error instanceof ApiProblem && query.error.status === 403) {
    return <Empty title={TEXT.noReplay} hint={TEXT.mayNotReplay} />;
  }
  return <Failed error={query.error} retry={() => void query.refetch()} />;
}

const RUN_UP_MS = 3000;

function LoadedReplay({
  record,
  moment,
  view,
}: MomentReplayProps & { readonly view: VisitView }): ReactElement {
  const { t, tabId, sessionId, by, errorMs } = moment;
  const { player, frame } = useVisitPlayer(view, { t, tab: tabId });
  const goTo = (ms: number): void => player?.seek(ms, { tab: tabId });
  return (
    <>
      <Player view={view} player={player} frame={frame} recordId={record.id} />
      <div className="replay-actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            goTo(t - RUN_UP_MS);
            player?.play();
          }}
        >
          {TEXT.playFromBefore}
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            player?.pause();
            goTo(t);
          }}
        >
          {TEXT.backToMoment}
        </button>
        <Link
          to={pathTo.session(sessionId, tabId === null ? { t } : { t, tab: tabId })}
          className="button quiet"
        >
          {TEXT.wholeVisit}
        </Link>
        <p className="hint">
          {clockMs(t)} · {by === 'mark' ? TEXT.byMark : `${TEXT.byClock}, ± ${duration(errorMs)}.`}
        </p>
      </div>
    </>
  );
}
