import type { ReactElement } from 'react';
import { ApiProblem } from '../api/api-problem.js';
import { SHARES } from '../strings/take-away.js';
import { Empty, Failed, LoadingRows } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { ShareRow } from './share-row.js';
import { useShares } from './use-shares.js';

/** Every link that is in force, with the way to end it. */
export function SharesPage(): ReactElement {
  useTitle(SHARES.title);
  return (
    <main className="shares-page" id="content">
      <h1>{SHARES.title}</h1>
      <Shares />
    </main>
  );
}

function Shares(): ReactElement {
  const query = useShares();
  if (query.isPending) return <LoadingRows rows={4} />;
  if (query.data === undefined) {
    const mayNot = query.error instanceof ApiProblem && query.error.status === 403;
    if (mayNot) return <Empty title={SHARES.mayNot} />;
    return <Failed error={query.error} retry={() => void query.refetch()} />;
  }
  if (query.data.shares.length === 0) return <Empty title={SHARES.none} hint={SHARES.noneHint} />;
  return (
    <ul>
      {query.data.shares.map((share) => (
        <ShareRow key={share.id} share={share} />
      ))}
    </ul>
  );
}
