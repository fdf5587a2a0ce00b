import type { ReactElement } from 'react';
import type { GoneRecording } from '../../api/gone-recording.js';
import { GONE } from '../strings.js';
import { Outside } from '../text/outside.js';
import { dateTime } from '../text/times.js';
import { Empty } from '../ui/states.js';

interface GoneStateProps {
  readonly gone: GoneRecording;
  /** Who erased it, where a record tells. */
  readonly by: string | null;
}

/** Stands where the player would: why the recording is no more. */
export function GoneState({ gone: { why, at }, by }: GoneStateProps): ReactElement {
  const { title, hint } = GONE[why];
  return (
    <Empty title={title}>
      <p>
        {hint} {dateTime(at)}
        {by !== null && why === 'erased' && (
          <>
            {' by '}
            <Outside value={by} />
          </>
        )}
        .
      </p>
    </Empty>
  );
}
