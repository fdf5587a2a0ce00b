import { Popover } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { SEARCH } from '../strings/search.js';
import { type FilterKey, type Filters, withFilter } from './filters.js';
import { relativeName } from './relative-time.js';
import { TimeInput } from './time-input.js';
import { hasTime, timeLabel } from './time-label.js';
import { TIME_RANGES } from './time-ranges.js';

interface TimeFilterProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

const TIMES: readonly FilterKey[] = ['since', 'until', 'from', 'to'];

export function TimeFilter({ filters, onChange }: TimeFilterProps): ReactElement {
  const [open, setOpen] = useState(false);
  const set = (key: 'from' | 'to') => (value: string) => onChange(withFilter(filters, key, value));
  const choose = (since: string): void => {
    onChange(withFilter(withoutTime(filters), 'since', since));
    setOpen(false);
  };
  const active = hasTime(filters);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={active ? 'field time-field active' : 'field time-field'}>
        {timeLabel(filters)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="panel time-panel" align="start" sideOffset={4} collisionPadding={8}>
          <button type="button" className="choice" onClick={() => choose('')}>
            {SEARCH.anyTime}
          </button>
          {TIME_RANGES.map((since) => (
            <button
              type="button"
              className="choice"
              key={since}
              aria-pressed={filters.since === since}
              onClick={() => choose(since)}
            >
              Last {relativeName(since)}
            </button>
          ))}
          <TimeInput label={SEARCH.from} value={filters.from} onChange={set('from')} />
          <TimeInput label={SEARCH.before} value={filters.to} onChange={set('to')} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function withoutTime(filters: Filters): Filters {
  return TIMES.reduce((rest, key) => withFilter(rest, key, ''), filters);
}
