import { Collapsible } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { KINDS, OUTCOMES, TEXT, WITNESS } from '../strings.js';
import { useIsNarrow } from '../ui/use-is-narrow.js';
import { FilterSelect } from './filter-select.js';
import { FilterText } from './filter-text.js';
import { type FilterKey, type Filters, withFilter } from './filters.js';
import { TimeFilter } from './time-filter.js';

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

const words = (of: Readonly<Record<string, { readonly word: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(of).map(([value, { word }]) => [value, word]));

export function FilterBar({ filters, onChange }: FilterBarProps): ReactElement {
  const narrow = useIsNarrow();
  const [open, setOpen] = useState(false);
  const active = Object.keys(filters).length;
  const props = (key: FilterKey): { value: string; onChange: (value: string) => void } => ({
    value: filters[key] ?? '',
    onChange: (value) => onChange(withFilter(filters, key, value)),
  });
  return (
    <Collapsible.Root open={!narrow || open} onOpenChange={setOpen} asChild>
      <search className="filters">
        <Collapsible.Trigger className="button filters-toggle">
          Filters{active > 0 ? ` (${active})` : ''}
        </Collapsible.Trigger>
        <Collapsible.Content className="filters-fields">
          <TimeFilter filters={filters} onChange={onChange} />
          <FilterSelect label="Outcome" all="Any outcome" choices={words(OUTCOMES)} {...props('outcome')} />
          <FilterSelect label="Kind" all="Any kind" choices={KINDS} {...props('kind')} />
          <FilterText label="Action" hint="order.refund" {...props('action')} />
          <FilterText label="Actor" hint="Actor id" {...props('actor')} />
          <FilterText label="Target" hint="order/1042" {...props('target')} />
          <FilterSelect label="Witness" all="Any witness" choices={words(WITNESS)} {...props('witness')} />
          <FilterText label="Session" hint="Session id" {...props('session')} />
          {active > 0 && (
            <button type="button" className="button quiet" onClick={() => onChange({})}>
              {TEXT.clearFilters}
            </button>
          )}
        </Collapsible.Content>
      </search>
    </Collapsible.Root>
  );
}
