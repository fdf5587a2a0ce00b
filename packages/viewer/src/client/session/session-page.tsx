import { type ReactElement, useMemo } from 'react';
import type { SessionAnswer } from '../../api/answers.js';
import { useSession } from '../api/queries.js';
import { goneParts } from '../fate/gone-parts.js';
import { GoneState } from '../fate/gone-state.js';
import { NoteList } from '../notes/note-list.js';
import { Player } from '../player/player.js';
import { type StartAt, useVisitPlayer, useVisitView } from '../player/use-visit-player.js';
import { useRouter } from '../routing/router.js';
import { useScan } from '../signals/use-scan.js';
import type { VisitScan } from '../signals/visit-scan.js';
import { PLAYER } from '../strings/player.js';
import { TEXT } from '../strings.js';
import { Empty, Failed, LoadingRows } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import type { VisitView } from '../visit/visit-view.js';
import { SessionFacts } from './session-facts.js';
import { UnplayedRecords } from './unplayed-records.js';
import { useLiveVisit } from './use-live-visit.js';
import { VisitStory } from './visit-story.js';

export function SessionPage({ id }: { readonly id: string }): ReactElement {
  useTitle('Session');
  const query = useSession(id);
  const view = useVisitView(query.data);
  const start = useStart(view);
  if (query.isPending) return <LoadingRows />;
  if (query.data === undefined || view === null) {
    return <Failed error={query.error} retry={() => void query.refetch()} />;
  }
  return <Visit answer={query.data} view={view} start={start} />;
}

interface VisitProps {
  readonly answer: SessionAnswer;
  readonly view: VisitView;
  readonly start: StartAt;
}

function Visit({ answer, view, start }: VisitProps): ReactElement {
  const { play, frame } = useVisitPlayer(view, start);
  useLiveVisit(view.sessionId, view.isRunning);
  return (
    <main className="session-page" id="content">
      <SessionFacts answer={answer} view={view} />
      {view.visit.segments.length === 0 ? (
        <NoRecording answer={answer} />
      ) : (
        <Player view={view} play={play} frame={frame} />
      )}
      <section className="beside" aria-label={PLAYER.story}>
        <h2>
          {TEXT.records} <span className="faint">{view.moments.length}</span>
          {play !== null && <SignalCount scan={play.scan} />}
        </h2>
        {view.visit.segments.length === 0 && (
          <>
            <UnplayedRecords moments={view.moments} />
            <NoteList notes={answer.notes} />
          </>
        )}
        {play !== null && <VisitStory play={play} moments={view.moments} notes={answer.notes} />}
      </section>
    </main>
  );
}

function SignalCount({ scan }: { readonly scan: VisitScan }): ReactElement | null {
  const { signals } = useScan(scan);
  if (signals.length === 0) return null;
  return (
    <>
      {' · '}
      {PLAYER.signals} <span className="faint">{signals.length}</span>
    </>
  );
}

function NoRecording({ answer }: { readonly answer: SessionAnswer }): ReactElement {
  const parts = goneParts(answer);
  const part = parts.find(({ sessionId }) => sessionId === answer.session.id) ?? parts[0];
  if (part === undefined) return <Empty title={TEXT.noReplay} hint={TEXT.noReplayYet} />;
  return <GoneState gone={part.gone} by={part.by} />;
}

/** The moment in the address, or the visit's beginning. */
function useStart(view: VisitView | null): StartAt {
  const { search } = useRouter();
  const t = search.get('t');
  const tab = search.get('tab');
  return useMemo(() => {
    const wanted = Number(t);
    if (t !== null && t !== '' && Number.isFinite(wanted)) return { t: wanted, tab };
    return { t: view?.visit.segments[0]?.fromMs ?? view?.scale.fromMs ?? 0, tab };
  }, [t, tab, view]);
}
