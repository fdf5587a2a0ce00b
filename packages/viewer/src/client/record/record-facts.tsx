import type { AuditRecord, Target } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { FateTag } from '../fate/fate-tag.js';
import { StoredText } from '../fate/stored-text.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { Outside } from '../text/outside.js';
import { JsonTree } from '../ui/json-tree.js';
import { type Fact, factGroups } from './fact-groups.js';

/** Everything known about a record but its replay. */
export function RecordFacts({ record }: { readonly record: AuditRecord }): ReactElement {
  const [who, ...others] = factGroups(record);
  return (
    <div className="fact-groups">
      {who !== undefined && <Group key={who.title} title={who.title} facts={who.facts} />}
      {record.targets !== null && record.targets.length > 0 && <Targets targets={record.targets} />}
      <Metadata record={record} />
      {others.map(({ title, facts }) => (
        <Group key={title} title={title} facts={facts} />
      ))}
    </div>
  );
}

function Metadata({ record: { metadata, redacted } }: { readonly record: AuditRecord }): ReactElement | null {
  const isErased = metadata === null && redacted?.fields.includes('metadata') === true;
  if (!isErased && (metadata === null || Object.keys(metadata).length === 0)) return null;
  return (
    <section>
      <h2>Metadata</h2>
      {metadata === null ? <FateTag fate="erased" /> : <JsonTree value={metadata} />}
    </section>
  );
}

function Group({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }): ReactElement {
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd className={fact.mono ? 'mono' : undefined}>
              <FactValue fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function FactValue({ fact }: { readonly fact: Fact }): ReactElement {
  if (fact.isErased === true) return <FateTag fate="erased" />;
  const value = <StoredText value={fact.value} />;
  if (fact.filter === undefined) return value;
  return (
    <Link to={pathTo.records(`?${new URLSearchParams(fact.filter)}`)} title="Show all records like this">
      {value}
    </Link>
  );
}

function Targets({ targets }: { readonly targets: readonly Target[] }): ReactElement {
  return (
    <section>
      <h2>{targets.length === 1 ? 'Target' : 'Targets'}</h2>
      <dl>
        {targets.map((target, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the targets of one record never move
          <div key={index}>
            <dt>
              <Outside value={target.type} />
            </dt>
            <dd>
              <TargetValue target={target} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function TargetValue({ target: { type, id, name, verified } }: { readonly target: Target }): ReactElement {
  const search = new URLSearchParams({ target: id === undefined ? type : `${type}/${id}` });
  return (
    <>
      {name !== undefined && (
        <>
          <StoredText value={name} />{' '}
        </>
      )}
      {id !== undefined && (
        <Link to={pathTo.records(`?${search}`)} className="mono" title="Show all records of this target">
          <Outside value={id} />
        </Link>
      )}
      {verified === false && <span className="tag">only claimed</span>}
    </>
  );
}
