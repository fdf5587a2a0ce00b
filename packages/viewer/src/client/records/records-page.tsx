import type { ReactElement } from 'react';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { useTitle } from '../ui/use-title.js';
import { RecordExplorer } from './record-explorer.js';
import { useListFilters } from './use-list-filters.js';

export function RecordsPage(): ReactElement {
  useTitle(TEXT.records);
  const { filters, change } = useListFilters(pathTo.records);
  return (
    <main className="explorer-page" id="content">
      <h1 className="unseen">{TEXT.records}</h1>
      <RecordExplorer filters={filters} onChange={change} place="records" />
    </main>
  );
}
