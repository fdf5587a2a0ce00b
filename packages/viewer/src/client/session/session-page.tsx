import { type ReactElement, useMemo } from 'react';
import type { SessionAnswer } from '../../api/answers.js';
import { useSession } from '../api/queries.js';
import { goneParts } from '../fate/gone-parts.js';
import { GoneState } from '../fate/gone-state.js';
import { Player } from '../player/player.js';
import { type StartAt, useVisitPlayer, useVisitView, type VisitView } from '../player/use-visit-player.js';
import { useRouter } from '../routing/router.js';
import { TEXT } from '../strings.js';
import { Empty, Failed, LoadingRows } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { SessionFacts } from './session-facts.js';
import { UnplayedRecords } from './unplayed-records.js';
import { VisitRecords } from './visit-records.js';

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
  const { player, frame } = useVisitPlayer(view, start);
  return (
    <main className="session-page" id="content">
      <SessionFacts answer={answer} view={view} />
      {view.visit.segments.length === 0 ? (
        <NoRecording answer={answer} />
      ) : (
        <Player view={view} player={player} frame={frame} />
      )}
      <section className="beside" aria-label="Records of this visit">
        <h2>
          Records <span className="faint">{view.moments.length}</span>
        </h2>
        {view.visit.segments.length === 0 && <UnplayedRecords moments={view.moments} />}
        {player !== null && <VisitRecords player={player} moments={view.moments} />}
      </section>
    </main>
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
