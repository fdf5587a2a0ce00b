import type { SessionAnswer } from '../../api/answers.js';
import { type GoneRecording, goneRecording } from '../../api/gone-recording.js';

/** A session of a visit whose recording is no more. */
export interface GonePart {
  readonly sessionId: string;
  readonly gone: GoneRecording;
  /** Who erased it, where a record of the session tells. */
  readonly by: string | null;
}

export function goneParts({ chain, records }: Pick<SessionAnswer, 'chain' | 'records'>): readonly GonePart[] {
  return chain.flatMap((session) => {
    const gone = goneRecording(session);
    if (gone === null) return [];
    const erased = records.find((record) => record.sessionId === session.id && record.redacted !== null);
    return [{ sessionId: session.id, gone, by: erased?.redacted?.by ?? null }];
  });
}
