import type { ReactElement } from 'react';
import type { ShownSession } from '../../api/answers.js';
import { useSessions } from '../api/queries.js';
import { FIRST_RUN } from '../strings/first-run.js';

/** How far recordings have come: no session, a session without a chunk, or chunks. */
export function RecordingsStep(): ReactElement | null {
  const { data } = useSessions('');
  const sessions = data?.pages.flatMap((page) => page.sessions);
  return sessions === undefined ? null : <RecordingsHint sessions={sessions} />;
}

function RecordingsHint({ sessions }: { readonly sessions: readonly ShownSession[] }): ReactElement {
  if (sessions.some(({ chunks }) => chunks > 0)) return <p>{FIRST_RUN.chunks}</p>;
  if (sessions.length > 0) return <p>{FIRST_RUN.noChunks}</p>;
  return (
    <>
      <p>{FIRST_RUN.noSessions}</p>
      <code>{FIRST_RUN.script}</code>
    </>
  );
}
