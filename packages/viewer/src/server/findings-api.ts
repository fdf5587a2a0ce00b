import { type AuditRecord, type Finding, readFinding } from '@auditreel/core/adapter';
import type { RecordInShort } from '../api/answers.js';
import type { FindingsAnswer, ShownFinding } from '../api/findings-answer.js';
import type { Looking } from './looking.js';
import { mayReplay } from './permissions.js';
import { type FindingsQuery, parseFindingsQuery } from './queries.js';
import { momentsByMark } from './replay-moment.js';
import { isVisible, tenantFilter } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';

const ROWS = 100;
/** Findings are few: a filter by what they say reads so many pages of them, and then goes on at the cursor. */
const MOST_PAGES = 5;
const IDS = 500;

export async function listFindings(scope: ViewerScope, looking: Looking): Promise<FindingsAnswer> {
  const { parts, viewer } = scope;
  const { cursor, limit, ...filter } = parseFindingsQuery(new URL(scope.request.url));
  const tenant = tenantFilter(viewer, filter.tenant);
  looking.record(scope, {
    action: 'audit.view',
    subject: ['findings', Object.entries(filter).sort()],
    metadata: { view: 'findings', ...filter },
  });
  const { findingRules: rules } = parts;
  if (!tenant) return { findings: [], nextCursor: null, rules };
  const { findings, nextCursor } = await readFindings(scope, {
    ...{ ...filter, ...tenant, limit },
    ...(cursor !== undefined && { cursor }),
  });
  return { findings: await shown(scope, findings), nextCursor, rules };
}

interface FoundPage {
  readonly findings: readonly Finding[];
  readonly nextCursor: string | null;
}

async function readFindings({ parts }: ViewerScope, query: FindingsQuery): Promise<FoundPage> {
  const { rule, severity, limit, tenant } = query;
  const fixed = { action: 'audit.finding', limit: ROWS, ...(tenant !== undefined && { tenant }) };
  const findings: Finding[] = [];
  let cursor: string | null = query.cursor ?? null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await parts.storage.records.list({ ...fixed, ...(cursor !== null && { cursor }) });
    for (const record of page.records) {
      if (findings.length === limit) return { findings, nextCursor: cursor };
      cursor = record.id;
      const finding = readFinding(record);
      if (finding === null || (rule !== undefined && finding.rule !== rule)) continue;
      if (severity === undefined || finding.severity === severity) findings.push(finding);
    }
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return { findings, nextCursor: cursor };
}

async function shown(scope: ViewerScope, findings: readonly Finding[]): Promise<readonly ShownFinding[]> {
  const { parts, viewer } = scope;
  const records = await recordsOf(scope, findings);
  const last = findings.flatMap(({ record }) => records.get(record) ?? []);
  const moments = mayReplay(viewer) ? await momentsByMark(parts, viewer, last) : null;
  return findings.map(({ records: ids, actor, metadata: _, ...finding }) => {
    const chain = ids.flatMap((id) => records.get(id) ?? []);
    return {
      ...finding,
      actor: { ...actor, name: records.get(finding.record)?.actorName ?? null },
      chain: chain.map(inShort),
      missing: ids.length - chain.length,
      replay: moments?.get(finding.record) ?? null,
    };
  });
}

async function recordsOf(
  { parts, viewer }: ViewerScope,
  findings: readonly Finding[],
): Promise<ReadonlyMap<string, AuditRecord>> {
  const ids = [...new Set(findings.flatMap(({ record, records }) => [record, ...records]))];
  const found: AuditRecord[] = [];
  for (let at = 0; at < ids.length; at += IDS)
    found.push(...(await parts.storage.records.byIds(ids.slice(at, at + IDS))));
  return new Map(found.filter((record) => isVisible(viewer, record)).map((record) => [record.id, record]));
}

function inShort(record: AuditRecord): RecordInShort {
  const { id, time, action, outcome, reason, actorType, actorId, actorName } = record;
  return { id, time, action, outcome, reason, actorType, actorId, actorName };
}

/** How long after a record the findings that it belongs to may be complete. */
const LATER_MS = 3_600_000;
const MOST = 200;

/** The findings that a record belongs to. */
export async function findingsWith(
  { parts }: ViewerScope,
  { id, tenantId }: Pick<AuditRecord, 'id' | 'tenantId'>,
): Promise<readonly AuditRecord[]> {
  const from = timeIn(id);
  const { records } = await parts.storage.records.list({
    action: 'audit.finding',
    from,
    to: from + LATER_MS,
    limit: MOST,
    ...(tenantId !== null && { tenant: tenantId }),
  });
  return records.filter((record) => readFinding(record)?.records.includes(id));
}

/** Ranges of time are ranges of ids: these are the 48 bits by which they sort. */
function timeIn(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}
