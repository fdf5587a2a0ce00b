import { Popover } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { dateTime } from '../text/times.js';
import { type Filters, withFilter } from './filters.js';
import { inputOf, msOf, TIME_RANGES } from './time-ranges.js';

interface TimeFilterProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

export function TimeFilter({ filters, onChange }: TimeFilterProps): ReactElement {
  const [open, setOpen] = useState(false);
  const set = (key: 'from' | 'to') => (value: string) => onChange(withFilter(filters, key, value));
  const choose = (from: string): void => {
    onChange(withFilter(withFilter(filters, 'to', ''), 'from', from));
    setOpen(false);
  };
  const active = filters.from !== undefined || filters.to !== undefined;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={active ? 'field time-field active' : 'field time-field'}>
        {labelOf(filters)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="panel time-panel" align="start" sideOffset={4} collisionPadding={8}>
          <button type="button" className="choice" onClick={() => choose('')}>
            Any time
          </button>
          {TIME_RANGES.map(({ label, ms }) => (
            <button
              type="button"
              className="choice"
              key={label}
              onClick={() => choose(String(Math.floor((Date.now() - ms) / 60_000) * 60_000))}
            >
              {label}
            </button>
          ))}
          <TimeInput label="From" value={filters.from} onChange={set('from')} />
          <TimeInput label="Before" value={filters.to} onChange={set('to')} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface TimeInputProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

function TimeInput({ label, value, onChange }: TimeInputProps): ReactElement {
  return (
    <label>
      {label}
      <input
        className="field"
        type="datetime-local"
        value={inputOf(value)}
        onChange={(event) => onChange(msOf(event.target.value))}
      />
    </label>
  );
}

function labelOf({ from, to }: Filters): string {
  if (from === undefined && to === undefined) return 'Any time';
  if (to === undefined) return `Since ${dateTime(Number(from)).slice(0, -3)}`;
  if (from === undefined) return `Before ${dateTime(Number(to)).slice(0, -3)}`;
  return `${dateTime(Number(from)).slice(0, -3)} – ${dateTime(Number(to)).slice(0, -3)}`;
}
