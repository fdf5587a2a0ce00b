import type { AuditChange } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { ErasedBy } from '../fate/erased-by.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { ChangeValue } from './change-value.js';
import { type FieldChange, fieldChanges } from './field-changes.js';
import { textDiff } from './text-diff.js';

const AT_ONCE = 12;

/** What a change did to each field: struck what was, beside what is. */
export function ChangeDiff({ change }: { readonly change: AuditChange }): ReactElement {
  const fields = fieldChanges(change);
  if (fields.length === 0) return <p className="hint">{NO_FIELDS[change.op]}</p>;
  const folded = fields.length > AT_ONCE + 2 ? fields.slice(AT_ONCE) : [];
  return (
    <>
      <Fields fields={fields.slice(0, fields.length - folded.length)} />
      {folded.length > 0 && (
        <details className="more-fields">
          <summary>
            {folded.length} {TEXT.moreFields}
          </summary>
          <Fields fields={folded} />
        </details>
      )}
      {change.redacted !== null && (
        <p className="change-erased">
          <ErasedBy erasure={change.redacted} />.{' '}
          <Link to={pathTo.record(change.redacted.recordId)}>{TEXT.erasureRecord}</Link>
        </p>
      )}
    </>
  );
}

const NO_FIELDS: Readonly<Record<AuditChange['op'], string>> = {
  create: TEXT.noFields,
  update: TEXT.noFields,
  delete: TEXT.noFields,
  truncate: TEXT.truncated,
};

function Fields({ fields }: { readonly fields: readonly FieldChange[] }): ReactElement {
  return (
    <dl className="diff">
      {fields.map((field) => (
        <Field key={field.name} field={field} />
      ))}
    </dl>
  );
}

function Field({ field: { name, before, after } }: { readonly field: FieldChange }): ReactElement {
  const diff = before?.kind === 'text' && after?.kind === 'text' ? textDiff(before.text, after.text) : null;
  return (
    <div className={before !== null && after !== null ? 'both' : undefined}>
      <dt>
        <Outside value={name} />
      </dt>
      {before !== null && (
        <dd className="was">
          <span className="unseen">{TEXT.was} </span>
          <del>
            <ChangeValue value={before} pieces={diff?.before ?? null} />
          </del>
        </dd>
      )}
      {after !== null && (
        <dd className="now">
          <span className="unseen">{TEXT.now} </span>
          <ins>
            <ChangeValue value={after} pieces={diff?.after ?? null} />
          </ins>
        </dd>
      )}
    </div>
  );
}
