import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { VIEWS } from '../strings/views.js';
import { cleanName } from './saved-views.js';

/** Puts what is listed now under a name. */
export function SaveView({ onSave }: { readonly onSave: (name: string) => boolean }): ReactElement {
  const problemId = useId();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isEmpty = cleanName(name) === '';
    setMissing(isEmpty);
    if (!isEmpty && onSave(name)) setName('');
  };
  return (
    <form className="save-view" onSubmit={submit}>
      <input
        className="field"
        aria-label={VIEWS.name}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? problemId : undefined}
        placeholder={VIEWS.name}
        title={VIEWS.saveHint}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button">
        {VIEWS.save}
      </button>
      {isMissing && (
        <p className="views-problem" id={problemId} role="alert">
          {VIEWS.nameMissing}
        </p>
      )}
    </form>
  );
}
