import type { AuditSession } from '@auditreel/core/adapter';

/** Why a recording is no more, and since when, ms. */
export interface GoneRecording {
  readonly why: 'expired' | 'erased';
  readonly at: number;
}

/** Null while nothing was deleted of it. What was erased stays erased, whatever retention did before or after. */
export function goneRecording(session: Pick<AuditSession, 'expiredAt' | 'erasedAt'>): GoneRecording | null {
  if (session.erasedAt !== null) return { why: 'erased', at: session.erasedAt };
  if (session.expiredAt !== null) return { why: 'expired', at: session.expiredAt };
  return null;
}
