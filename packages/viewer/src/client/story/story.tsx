import type { RecordOutcome } from '@auditreel/core';
import type { AuditRecord } from '@auditreel/core/adapter';
import type { ReactElement, ReactNode } from 'react';
import type { ChangesAnswer } from '../../api/answers.js';
import { groupByRow } from '../changes/group-by-row.js';
import { STORY } from '../strings/story.js';
import { OUTCOMES } from '../strings.js';
import { Outside } from '../text/outside.js';
import { clockMs, duration } from '../text/times.js';
import { StepText } from './step-text.js';
import type { StorySteps } from './story-steps.js';

interface StoryProps {
  readonly record: AuditRecord;
  readonly changes: ChangesAnswer;
  /** When the request was sent, in the recording; null without one. */
  readonly t: number | null;
  /** What the recording adds; null without one, or until it is read. */
  readonly steps: StorySteps | null;
  /** In place of what the recording would add. */
  readonly note: ReactNode;
  readonly onSeek: (t: number) => void;
}

/** The record in order: where the person was, what they did, what was asked, what changed, what they saw then. */
export function Story({ record, changes, t, steps, note, onSeek }: StoryProps): ReactElement {
  return (
    <section className="story" aria-labelledby="story-title">
      <h2 id="story-title">{STORY.title}</h2>
      {note}
      <ol>
        {steps?.before.map((step) => (
          <Step key={`${step.kind}/${step.t}`} kind={step.kind} t={step.t} onSeek={onSeek}>
            <StepText step={step} />
          </Step>
        ))}
        <Step kind="request" t={t} onSeek={onSeek}>
          {t === null ? STORY.asked : STORY.sent} <Request record={record} />
        </Step>
        <Step kind="changes">
          <Changed changes={changes} opaqueWrites={record.opaqueWrites} />
        </Step>
        <Step kind="answer" outcome={record.outcome}>
          <Answer record={record} />
        </Step>
        {steps?.after.map((step) => (
          <Step key={`${step.kind}/${step.t}`} kind="after" t={step.t} onSeek={onSeek}>
            <StepText step={step} />
          </Step>
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  readonly kind: string;
  readonly outcome?: RecordOutcome;
  readonly t?: number | null;
  readonly onSeek?: (t: number) => void;
  readonly children: ReactNode;
}

function Step({ kind, outcome, t = null, onSeek, children }: StepProps): ReactElement {
  return (
    <li className={`step step-${kind} ${outcome ?? ''}`}>
      {t === null ? (
        <span className="clock" />
      ) : (
        <button type="button" className="clock" onClick={() => onSeek?.(t)}>
          {clockMs(t)}
        </button>
      )}
      <i className="dot" aria-hidden="true" />
      <p>{children}</p>
    </li>
  );
}

function Request({ record }: { readonly record: AuditRecord }): ReactElement {
  const words = [record.method, record.route ?? record.rpcPath].filter((word) => word !== null);
  return (
    <strong className="mono">
      <Outside value={words.length === 0 ? record.action : words.join(' ')} />
    </strong>
  );
}

const MOST_ROWS = 4;

function Changed({
  changes,
  opaqueWrites,
}: Pick<StoryProps, 'changes'> & { readonly opaqueWrites: number | null }): ReactElement {
  const rows = groupByRow(changes.changes);
  const opaque = opaqueWrites ?? 0;
  if (rows.length === 0 && opaque === 0) return <span className="faint">{STORY.noChanges}</span>;
  const count = changes.nextCursor === null ? STORY.rows(rows.length) : STORY.atLeastRows(rows.length);
  return (
    <>
      {STORY.changed} {rows.length > 0 && <strong>{count}</strong>}
      {rows.length > 0 && ': '}
      {rows.slice(0, MOST_ROWS).map(({ key, model, targetId }, index) => (
        <span key={key}>
          {index > 0 && ', '}
          <Outside value={targetId === null ? model : `${model} ${targetId}`} />
        </span>
      ))}
      {rows.length > MOST_ROWS && ', …'}
      {opaque > 0 && `${rows.length > 0 ? '; ' : ''}${STORY.opaque(opaque)}`}
    </>
  );
}

function Answer({ record }: { readonly record: AuditRecord }): ReactElement {
  const { statusCode, outcome, reason, durationMs } = record;
  return (
    <>
      {STORY.answered} {statusCode !== null && <strong>{statusCode} </strong>}
      <span className={`why ${outcome}`}>{OUTCOMES[outcome].word}</span>
      {reason !== null && (
        <>
          {' · '}
          <Outside value={reason} />
        </>
      )}
      {durationMs !== null && ` ${STORY.after} ${duration(durationMs)}`}
    </>
  );
}
