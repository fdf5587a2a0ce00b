import type { AuditRecord } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import type { ShownRecord, StoredRecordAnswer } from '../../api/answers.js';
import { useRecord } from '../api/queries.js';
import { RecordChanges } from '../changes/record-changes.js';
import { ErasedNotice } from '../fate/erased-notice.js';
import { HeldNotice } from '../fate/held-notice.js';
import { AboutLink } from '../records/about-link.js';
import { actorName, actorPath, targetName, targetPath } from '../records/record-names.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { PageActions } from '../share/page-actions.js';
import { PrintLine } from '../share/print-line.js';
import { ABOUT } from '../strings/about.js';
import { OUTCOMES, TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { clock } from '../text/times.js';
import { OutcomeBadge, TrustBadge, WitnessBadge } from '../ui/badges.js';
import { MomentTime } from '../ui/moment-time.js';
import { Failed, LoadingRows } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { LostRecordPage } from './lost-record-page.js';
import { RecordFacts } from './record-facts.js';
import { RecordReplay } from './record-replay.js';

export function RecordPage({ id }: { readonly id: string }): ReactElement {
  const query = useRecord(id);
  useTitle(query.data?.arrived === true ? query.data.record.action : 'Record');
  if (query.isPending) return <LoadingRows />;
  if (query.data === undefined) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return query.data.arrived ? <StoredRecord answer={query.data} /> : <LostRecordPage answer={query.data} />;
}

function StoredRecord({ answer }: { readonly answer: StoredRecordAnswer }): ReactElement {
  const { record, related, replay, gone, changes } = answer;
  return (
    <main className="record-page" id="content">
      <RecordHeader record={record} />
      <div className="beside-facts">
        <RecordReplay record={record} moment={replay} gone={gone} changes={changes} />
        <RecordChanges recordId={record.id} first={changes} opaqueWrites={record.opaqueWrites} />
        {related.length > 0 && <Related records={related} />}
      </div>
      <RecordFacts record={record} />
      <PrintLine />
    </main>
  );
}

function RecordHeader({ record }: { readonly record: ShownRecord }): ReactElement {
  const target = targetName(record);
  const [actorTo, targetTo] = [actorPath(record), targetPath(record)];
  return (
    <header className="page-head">
      <h1>
        <Outside value={record.action} />
      </h1>
      <p className="badges">
        <OutcomeBadge outcome={record.outcome} />
        <WitnessBadge record={record} />
        <TrustBadge record={record} />
      </p>
      <p className="facts-line">
        <MomentTime ms={record.time} long />
        <AboutLink to={actorTo} title={ABOUT.showActor} text={actorName(record)} />
        {target !== null && <AboutLink to={targetTo} title={ABOUT.showTarget} text={target} />}
        {record.reason !== null && (
          <span className={`why ${record.outcome}`}>
            <Outside value={record.reason} />
          </span>
        )}
      </p>
      <PageActions path={pathTo.record(record.id)} />
      {record.held !== null && <HeldNotice held={record.held} />}
      {record.redacted !== null && <ErasedNotice erasure={record.redacted} />}
      {record.action === 'audit.lost' && <p className="fate-notice">{TEXT.lostHint}</p>}
    </header>
  );
}

function Related({ records }: { readonly records: readonly AuditRecord[] }): ReactElement {
  return (
    <section className="related">
      <h2>{TEXT.related}</h2>
      <ul>
        {records.map((record) => (
          <li key={record.id}>
            <i className={`dot ${record.outcome}`} role="img" aria-label={OUTCOMES[record.outcome].word} />
            <span className="clock">{clock(record.time)}</span>
            <Link to={pathTo.record(record.id)}>
              <Outside value={record.action} />
            </Link>
            <span className="faint">
              <Outside value={targetName(record) ?? actorName(record)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
