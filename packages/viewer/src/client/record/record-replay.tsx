import type { AuditRecord } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import type { ChangesAnswer, ReplayMoment } from '../../api/answers.js';
import type { GoneRecording } from '../../api/gone-recording.js';
import { ApiProblem } from '../api/api-problem.js';
import { useSession } from '../api/queries.js';
import { useMay } from '../api/use-may.js';
import { GoneState } from '../fate/gone-state.js';
import { useVisitView } from '../player/use-visit-player.js';
import { Story } from '../story/story.js';
import { STORY } from '../strings/story.js';
import { TEXT, WITNESS_REASONS } from '../strings.js';
import { Empty, Failed } from '../ui/states.js';
import { LoadedReplay } from './loaded-replay.js';

interface RecordReplayProps {
  readonly record: AuditRecord;
  readonly moment: ReplayMoment | null;
  /** Why there is no moment, where the recording was deleted. */
  readonly gone: GoneRecording | null;
  readonly changes: ChangesAnswer;
}

/** The replay, already at the record's moment, and its story below; or in words why there is none. */
export function RecordReplay({ record, moment, gone, changes }: RecordReplayProps): ReactElement {
  const mayReplay = useMay('replay');
  if (moment !== null) return <MomentReplay record={record} moment={moment} changes={changes} />;
  return (
    <>
      {gone === null ? (
        <Empty title={TEXT.noReplay} hint={hintOf(record, mayReplay)} />
      ) : (
        <GoneState gone={gone} by={record.redacted?.by ?? null} />
      )}
      {record.method !== null && <UnseenStory record={record} changes={changes} />}
    </>
  );
}

function hintOf({ witnessReason, sessionId }: AuditRecord, mayReplay: boolean): string {
  if (sessionId !== null && !mayReplay) return TEXT.mayNotReplay;
  if (witnessReason !== null) return WITNESS_REASONS[witnessReason];
  return sessionId === null ? TEXT.noReplayRecorded : TEXT.noReplayYet;
}

interface MomentReplayProps {
  readonly record: AuditRecord;
  readonly moment: ReplayMoment;
  readonly changes: ChangesAnswer;
}

function MomentReplay(props: MomentReplayProps): ReactElement {
  const query = useSession(props.moment.sessionId);
  const view = useVisitView(query.data);
  if (view !== null && view.visit.segments.length > 0) return <LoadedReplay {...props} view={view} />;
  if (query.isPending) return <div className="player-space" role="status" aria-label={TEXT.loading} />;
  if (view !== null) return <Empty title={TEXT.noReplay} hint={TEXT.noReplayYet} />;
  if (query.error instanceof ApiProblem && query.error.status === 403) {
    return <Empty title={TEXT.noReplay} hint={TEXT.mayNotReplay} />;
  }
  return <Failed error={query.error} retry={() => void query.refetch()} />;
}

/** The story as far as the server knows it. */
function UnseenStory({ record, changes }: Pick<RecordReplayProps, 'record' | 'changes'>): ReactElement {
  const note = <p className="hint">{STORY.notRecorded}</p>;
  return <Story record={record} changes={changes} t={null} steps={null} note={note} onSeek={() => {}} />;
}
