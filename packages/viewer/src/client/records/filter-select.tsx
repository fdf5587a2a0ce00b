import type { ReactElement } from 'react';

interface FilterSelectProps {
  readonly label: string;
  /** Shown when nothing is chosen. */
  readonly all: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function FilterSelect({ label, all, choices, value, onChange }: FilterSelectProps): ReactElement {
  return (
    <select
      className={value === '' ? 'field' : 'field active'}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{all}</option>
      {Object.entries(choices).map(([each, word]) => (
        <option key={each} value={each}>
          {word}
        </option>
      ))}
    </select>
  );
}
