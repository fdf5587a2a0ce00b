import type { ReactElement } from 'react';
import { useScan } from '../signals/use-scan.js';
import type { VisitScan } from '../signals/visit-scan.js';
import { PLAYER } from '../strings/player.js';
import { Outside } from '../text/outside.js';

/** What has not been looked at for signals: being looked at, or left out because the recording is long. */
export function ScanNote({ scan }: { readonly scan: VisitScan }): ReactElement | null {
  const { left, isLooking, problem } = useScan(scan);
  if (left === 0) return null;
  if (isLooking) return <p className="hint scan-note">{PLAYER.looking}…</p>;
  return (
    <p className="hint scan-note">
      {PLAYER.left(left)} {PLAYER.notLookedAt}
      {problem !== null && (
        <span title={PLAYER.lookProblem}>
          {': '}
          <Outside value={problem} />
        </span>
      )}
      <button type="button" className="button quiet" onClick={scan.lookFurther}>
        {PLAYER.lookFurther}
      </button>
    </p>
  );
}
