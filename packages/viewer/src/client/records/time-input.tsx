import { type KeyboardEvent, type ReactElement, useEffect, useState } from 'react';
import { inputOf, msOf } from './time-ranges.js';

interface TimeInputProps {
  readonly label: string;
  /** ms */
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Asks on Enter and when it is left: the times on the way there are nobody's question. */
export function TimeInput({ label, value, onChange }: TimeInputProps): ReactElement {
  const asked = inputOf(value);
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const ask = (): void => {
    if (typed !== asked) onChange(msOf(typed));
  };
  return (
    <label>
      {label}
      <input
        className="field"
        type="datetime-local"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={ask}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter') ask();
        }}
      />
    </label>
  );
}
