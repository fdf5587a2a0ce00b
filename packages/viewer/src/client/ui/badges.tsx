import type { AuditRecord, RecordOutcome } from '@auditreel/core';
import type { ReactElement } from 'react';
import { OUTCOMES, TRUST, WITNESS, WITNESS_REASONS } from '../strings.js';
import { ExplainedBadge } from './explained.js';

interface OutcomeProps {
  readonly outcome: RecordOutcome;
  readonly plain?: boolean;
}

export function OutcomeBadge({ outcome, plain = false }: OutcomeProps): ReactElement {
  const { word, sentence } = OUTCOMES[outcome];
  return (
    <ExplainedBadge className={`outcome ${outcome}`} sentences={[sentence]} plain={plain}>
      <i className="dot" aria-hidden="true" />
      {word}
    </ExplainedBadge>
  );
}

interface TestimonyProps {
  readonly record: Pick<AuditRecord, 'witness' | 'witnessReason' | 'sessionTrust'>;
  readonly plain?: boolean;
}

/** Whether the recording saw it; apart, when it saw it with nobody at the keyboard. */
export function WitnessBadge({ record, plain = false }: TestimonyProps): ReactElement | null {
  if (record.witness === null) return null;
  const { word, sentence } = WITNESS[record.witness];
  const sentences = [sentence];
  if (record.witnessReason !== null) sentences.push(WITNESS_REASONS[record.witnessReason]);
  const apart = record.witness === 'witnessed' && record.witnessReason === 'no_input';
  return (
    <ExplainedBadge
      className={`witness ${record.witness}${apart ? ' apart' : ''}`}
      sentences={sentences}
      plain={plain}
    >
      <WitnessGlyph kind={apart ? 'apart' : record.witness} />
      {apart ? `${word}, no input` : word}
    </ExplainedBadge>
  );
}

export function TrustBadge({ record, plain = false }: TestimonyProps): ReactElement {
  const { word, sentence } = TRUST[record.sessionTrust];
  return (
    <ExplainedBadge className={`trust ${record.sessionTrust}`} sentences={[sentence]} plain={plain}>
      {word}
    </ExplainedBadge>
  );
}

type GlyphKind = 'pending' | 'witnessed' | 'apart' | 'unwitnessed' | 'unrecorded';

const GLYPHS: Readonly<Record<GlyphKind, string>> = {
  witnessed: 'M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8Zm7-2a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  apart: 'M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8Zm5 0h4',
  unwitnessed: 'M8 2.5 14.5 13.5h-13ZM8 6.5v3.5m0 1.6v.4',
  unrecorded:
    'M2 2l12 12M3.6 5.4C1.9 6.7 1 8 1 8s2.500 4.500 7 4.500c1 0 2-.2 2.800-.6M6.500 3.700C12 2.800 15 8 15 8s-.6 1.100-1.800 2.200',
  pending: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3l2 1.500',
};

function WitnessGlyph({ kind }: { readonly kind: GlyphKind }): ReactElement {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d={GLYPHS[kind]} />
    </svg>
  );
}
