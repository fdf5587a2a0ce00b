import { type ReactElement, useEffect, useState } from 'react';

interface FilterTextProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Filters on Enter and when it is left, so that no half-typed word asks the database. */
export function FilterText({ label, hint, value, onChange }: FilterTextProps): ReactElement {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const commit = (): void => {
    if (typed.trim() !== value) onChange(typed);
  };
  return (
    <input
      className={value === '' ? 'field' : 'field active'}
      type="search"
      aria-label={label}
      placeholder={`${label}: ${hint}`}
      maxLength={256}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '' && value !== '') onChange('');
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
