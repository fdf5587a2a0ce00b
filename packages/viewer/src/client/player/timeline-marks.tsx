import type { ReactElement } from 'react';
import type { Signal } from '../signals/signal.js';
import { SignalGlyph } from '../signals/signal-glyph.js';
import { SIGNALS } from '../strings/player.js';
import { OUTCOMES } from '../strings.js';
import { clock } from '../text/times.js';
import { visible } from '../text/visible.js';
import type { TimeScale } from '../visit/time-scale.js';
import type { VisitView } from '../visit/visit-view.js';
import { percent } from './percent.js';

interface RecordMarksProps {
  readonly view: VisitView;
  readonly recordId: string | null;
}

export function RecordMarks({ view, recordId }: RecordMarksProps): ReactElement {
  return (
    <div className="marks" aria-hidden="true">
      {view.moments.map(({ record, t }) => (
        <i
          key={record.id}
          className={`mark ${record.outcome}${record.id === recordId ? ' current' : ''}`}
          style={{ left: percent(view.scale.place(t)) }}
          title={`${visible(record.action)}: ${OUTCOMES[record.outcome].word}, ${clock(t)}`}
        />
      ))}
    </div>
  );
}

interface SignalMarksProps {
  readonly signals: readonly Signal[];
  readonly scale: TimeScale;
}

export function SignalMarks({ signals, scale }: SignalMarksProps): ReactElement {
  return (
    <div className="signal-marks" aria-hidden="true">
      {signals.map((signal) => (
        <i key={signal.id} style={{ left: percent(scale.place(signal.t)) }} title={titleOf(signal)}>
          <SignalGlyph kind={signal.kind} />
        </i>
      ))}
    </div>
  );
}

function titleOf({ kind, node, text, t }: Signal): string {
  const about = [node?.text ?? '', text ?? ''].filter((each) => each !== '').map(visible);
  return [`${SIGNALS[kind].word}, ${clock(t)}`, ...about].join('\n');
}
