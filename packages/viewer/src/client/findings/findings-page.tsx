import type { ReactElement } from 'react';
import type { FindingRuleInShort } from '../../api/findings-answer.js';
import { FilterSelect } from '../records/filter-select.js';
import { useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { FINDINGS_TEXT, SEVERITIES } from '../strings/findings.js';
import { TEXT } from '../strings.js';
import { visible } from '../text/visible.js';
import { Empty, Failed, LoadingRows } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { FindingCard } from './finding-card.js';
import { type FindingFilters, findingFiltersIn, findingSearch } from './finding-filters.js';
import { NoFindings } from './no-findings.js';
import { useFindings } from './use-findings.js';

/** Sequences of records worth a look, newest first. */
export function FindingsPage(): ReactElement {
  useTitle(FINDINGS_TEXT.title);
  const { search, go } = useRouter();
  const filters = findingFiltersIn(search);
  const change = (next: FindingFilters): void => go(pathTo.findings(findingSearch(next)), { replace: true });
  const query = useFindings(findingSearch(filters));
  return (
    <main className="list-page findings-page" id="content">
      <h1 className="unseen">{FINDINGS_TEXT.title}</h1>
      <Filters filters={filters} onChange={change} rules={query.data?.pages[0]?.rules ?? []} />
      <div className="findings">
        <FindingList query={query} isFiltered={findingSearch(filters) !== ''} onClear={() => change({})} />
      </div>
    </main>
  );
}

interface FiltersProps {
  readonly filters: FindingFilters;
  readonly rules: readonly FindingRuleInShort[];
  readonly onChange: (filters: FindingFilters) => void;
}

function Filters({ filters, rules, onChange }: FiltersProps): ReactElement {
  const severities = Object.fromEntries(Object.entries(SEVERITIES).map(([name, { word }]) => [name, word]));
  const { rule = '', severity = '' } = filters;
  const titles: Record<string, string> = rule === '' ? {} : { [rule]: rule };
  for (const { name, title } of rules) titles[name] = visible(title);
  return (
    <search className="filters" aria-label={FINDINGS_TEXT.filters}>
      <div className="filters-fields">
        <FilterSelect
          label={FINDINGS_TEXT.severity}
          all={FINDINGS_TEXT.anySeverity}
          choices={severities}
          value={severity}
          onChange={(value) => onChange({ ...filters, severity: value })}
        />
        <FilterSelect
          label={FINDINGS_TEXT.rule}
          all={FINDINGS_TEXT.anyRule}
          choices={titles}
          value={rule}
          onChange={(value) => onChange({ ...filters, rule: value })}
        />
      </div>
    </search>
  );
}

interface ListProps {
  readonly query: ReturnType<typeof useFindings>;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function FindingList({ query, isFiltered, onClear }: ListProps): ReactElement {
  const { data, hasNextPage } = query;
  if (query.isPending) return <LoadingRows rows={5} />;
  if (data === undefined) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const findings = data.pages.flatMap((page) => page.findings);
  if (findings.length === 0 && !hasNextPage) {
    return isFiltered ? <NoMatch onClear={onClear} /> : <NoFindings rules={data.pages[0]?.rules ?? []} />;
  }
  return (
    <>
      {findings.length === 0 && <p className="hint">{FINDINGS_TEXT.noMatchSoFar}</p>}
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
      <Foot query={query} label={findings.length === 0 ? FINDINGS_TEXT.olderLooked : FINDINGS_TEXT.older} />
    </>
  );
}

function Foot({ query, label }: Pick<ListProps, 'query'> & { readonly label: string }): ReactElement {
  if (query.isFetchNextPageError)
    return <Failed error={query.error} retry={() => void query.fetchNextPage()} />;
  if (!query.hasNextPage) return <p className="list-foot">{TEXT.endOfList}</p>;
  return (
    <p className="list-foot">
      <button
        type="button"
        className="button"
        disabled={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {query.isFetchingNextPage ? TEXT.loadingMore : label}
      </button>
    </p>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }): ReactElement {
  return (
    <Empty title={FINDINGS_TEXT.noMatch} hint={FINDINGS_TEXT.noMatchHint}>
      <button type="button" className="button" onClick={onClear}>
        {TEXT.clearFilters}
      </button>
    </Empty>
  );
}
