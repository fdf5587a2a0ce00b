import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { NOTES } from '../strings/take-away.js';
import { Outside } from '../text/outside.js';
import { clockMs } from '../text/times.js';
import { useAddNote } from './use-add-note.js';

const LONGEST = 2000;

export interface NoteMoment {
  readonly sessionId: string;
  /** Ms, browser clock. */
  readonly t: number;
  readonly tab: string | null;
}

interface NoteFormProps {
  readonly moment: NoteMoment;
  readonly onDone: () => void;
}

export function NoteForm({ moment, onDone }: NoteFormProps): ReactElement {
  const [text, setText] = useState('');
  const adding = useAddNote();
  const id = useId();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    adding.mutate({ ...moment, text: text.trim() }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={save}>
      <label htmlFor={id}>{NOTES.label(clockMs(moment.t))}</label>
      <textarea
        id={id}
        className="field"
        rows={4}
        maxLength={LONGEST}
        placeholder={NOTES.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="hint">{NOTES.hint}</p>
      {adding.error !== null && (
        <p className="problem" role="alert">
          <Outside value={adding.error.message} />
        </p>
      )}
      <button type="submit" className="button" disabled={text.trim() === '' || adding.isPending}>
        {adding.isPending ? NOTES.saving : NOTES.save}
      </button>
    </form>
  );
}
