import type { ReactElement } from 'react';
import { FIRST_RUN } from '../strings/first-run.js';
import { RecordingsStep } from './recordings-step.js';

/** What is missing until there is something to look at. */
export function FirstRun(): ReactElement {
  return (
    <section className="first-run" aria-labelledby="first-run">
      <h2 id="first-run">{FIRST_RUN.title}</h2>
      <p>{FIRST_RUN.hint}</p>
      <dl>
        <dt>{FIRST_RUN.records}</dt>
        <dd>
          <p>{FIRST_RUN.recordsHint}</p>
          <code>{FIRST_RUN.express}</code>
          <code>{FIRST_RUN.next}</code>
        </dd>
        <dt>{FIRST_RUN.recordings}</dt>
        <dd>
          <RecordingsStep />
        </dd>
      </dl>
      <p>{FIRST_RUN.doctor}</p>
      <code>{FIRST_RUN.doctorCommand}</code>
    </section>
  );
}
