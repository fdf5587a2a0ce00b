import type { TargetMeta } from '../options.js';
import { parseContext, parseNavigation } from '../protocol/context.js';
import { CONTEXT_HEADER, NAVIGATION_COOKIE } from '../protocol/names.js';
import { routeOf } from '../protocol/route-of.js';
import type { ResolvedOptions } from '../resolve-options.js';
import type { Actor, AuditRecord, Target } from './audit-record.js';
import { isMutating, kindOf, outcomeOf, reasonOf } from './classify.js';
import { cookieOf } from './cookies.js';
import type { Draft } from './draft.js';
import { cleanText, cleanTextOrNull } from './hygiene.js';
import { redact, redactText } from './redact.js';
import type { RequestEnd, RequestFacts } from './request-facts.js';
import { searchTextOf } from './search-text.js';
import { traceIdOf } from './trace-id.js';

export const NO_RECORD: Omit<AuditRecord, 'id' | 'time' | 'action' | 'kind' | 'outcome' | 'actorType'> = {
  v: 1,
  logId: 'main',
  recordedAt: null,
  stage: 'outcome',
  intentId: null,
  parentId: null,
  statusCode: null,
  reason: null,
  actorId: null,
  actorName: null,
  onBehalfOfType: null,
  onBehalfOfId: null,
  tenantId: null,
  targetType: null,
  targetId: null,
  targetName: null,
  targets: null,
  method: null,
  route: null,
  routeSource: null,
  requestId: null,
  traceId: null,
  rpcPath: null,
  rpcType: null,
  batchIndex: null,
  ip: null,
  ipVia: null,
  userAgent: null,
  durationMs: null,
  count: 1,
  opaqueWrites: null,
  sessionId: null,
  tabId: null,
  sessionTrust: 'none',
  witness: null,
  witnessReason: null,
  witnessAt: null,
  metadata: null,
  truncated: null,
  searchText: null,
  service: null,
  writerEpoch: null,
  writerSeq: null,
};

/** The part of a record that a request's end alone decides; actor and session come after. */
export function buildRecord(draft: Draft, end: RequestEnd, options: ResolvedOptions): AuditRecord {
  const { facts, meta } = draft;
  const route = routeFor(facts, end);
  const { values, targets, truncated } = freeValues(draft, options);
  return {
    ...NO_RECORD,
    id: draft.id,
    time: draft.openedAt,
    action: actionOf(draft, end, route.route),
    kind: meta.kind ?? (draft.auth ? 'auth' : kindOf(facts.method)),
    outcome: meta.outcome ?? outcomeOf(end),
    statusCode: end.statusCode,
    reason: cleanTextOrNull(meta.reason, 191) ?? reasonOf(end),
    actorType: 'unknown',
    ...targetColumns(targets),
    method: cleanText(facts.method, 16),
    ...route,
    ...requestColumns(facts, options),
    durationMs: Math.max(0, Math.round(performance.now() - draft.startedAt)),
    metadata: values,
    truncated,
    service: options.service,
  };
}

/** The record with its actor, and then the words to find it by. */
export function withActor(record: AuditRecord, actor: Actor): AuditRecord {
  const acted: AuditRecord = {
    ...record,
    actorType: actor.type,
    actorId: cleanTextOrNull(actor.id, 191),
    actorName: actor.name === undefined ? null : redactText(cleanText(actor.name, 191)),
    onBehalfOfType: actor.onBehalfOf?.type ?? null,
    onBehalfOfId: cleanTextOrNull(actor.onBehalfOf?.id, 191),
    tenantId: cleanTextOrNull(actor.tenantId, 191) ?? record.tenantId,
  };
  return { ...acted, searchText: searchTextOf(acted) };
}

function actionOf(draft: Draft, end: RequestEnd, route: string): string {
  if (draft.meta.action !== undefined) return cleanText(draft.meta.action, 191);
  if (draft.auth !== null) return draft.auth;
  const isRead = kindOf(draft.facts.method) === 'read';
  if (isRead && (end.statusCode === 401 || end.statusCode === 403)) return 'authz.denied';
  return cleanText(`${draft.facts.method} ${route}`, 191);
}

function routeFor(
  facts: RequestFacts,
  end: RequestEnd,
): { route: string; routeSource: 'template' | 'derived' } {
  if (end.route) return { route: cleanText(end.route, 512), routeSource: end.routeSource ?? 'template' };
  return { route: cleanText(routeOf(facts.url), 512), routeSource: 'derived' };
}

export function requestColumns(
  facts: RequestFacts,
  options: ResolvedOptions,
): Pick<AuditRecord, 'ip' | 'ipVia' | 'userAgent' | 'traceId' | 'requestId' | 'tabId'> {
  const address = options.resolveAddress(facts.peerAddress, facts.header('x-forwarded-for'));
  const agent = facts.header('user-agent');
  const tag = tagOf(facts);
  return {
    ip: address.ip,
    ipVia: address.via,
    userAgent: agent === undefined ? null : options.cleanAgent(agent),
    traceId: traceIdOf(facts.header('traceparent')),
    requestId: tag?.requestId ?? null,
    tabId: tag?.tabId ?? null,
  };
}

/** Which request of which tab this is: by header, or for a navigation by its cookie. */
function tagOf(facts: RequestFacts): { readonly requestId: string; readonly tabId: string } | null {
  const context = parseContext(facts.header(CONTEXT_HEADER));
  if (context !== null) return context;
  // The cookie outlives its post by seconds: the page that follows a redirect is another request.
  if (!isMutating(facts.method) || facts.header('sec-fetch-mode') !== 'navigate') return null;
  return parseNavigation(cookieOf(facts.header('cookie'), NAVIGATION_COOKIE));
}

interface FreeValues {
  readonly values: AuditRecord['metadata'];
  readonly targets: readonly Target[];
  readonly truncated: readonly string[] | null;
}

function freeValues(draft: Draft, options: ResolvedOptions): FreeValues {
  const body = bodyFields(draft, options);
  const metadata = body === null ? draft.meta.metadata : { ...draft.meta.metadata, body };
  const { value, truncated } = redact(metadata, options.redactPolicy);
  return {
    values: Object.keys(value).length > 0 ? value : null,
    targets: draft.meta.targets.slice(0, 20).map((target) => targetOf(target, draft.params)),
    truncated: truncated.length > 0 ? truncated.slice(0, 50) : null,
  };
}

function bodyFields(draft: Draft, options: ResolvedOptions): Record<string, unknown> | null {
  const names = [...options.bodyFields, ...draft.meta.body];
  if (names.length === 0) return null;
  const body = draft.facts.body?.();
  if (typeof body !== 'object' || body === null) return null;
  const kept = names.filter((name) => Object.hasOwn(body, name));
  return Object.fromEntries(kept.map((name) => [name, (body as Readonly<Record<string, unknown>>)[name]]));
}

/** Cleans a host's target; `param` looks its id up among the route's parameters. */
export function targetOf(meta: TargetMeta, params: Readonly<Record<string, unknown>>): Target {
  const id = cleanTextOrNull(meta.id ?? (meta.param === undefined ? undefined : params[meta.param]), 191);
  return {
    type: cleanText(String(meta.type), 64),
    ...(id === null ? {} : { id: redactText(id) }),
    ...(meta.name === undefined ? {} : { name: redactText(cleanText(meta.name, 191)) }),
    ...(meta.verified === undefined ? {} : { verified: meta.verified }),
  };
}

/** The first target in columns, all in JSON. */
export function targetColumns(
  targets: readonly Target[],
): Pick<AuditRecord, 'targetType' | 'targetId' | 'targetName' | 'targets'> {
  const first = targets[0];
  if (first === undefined) return { targetType: null, targetId: null, targetName: null, targets: null };
  return { targetType: first.type, targetId: first.id ?? null, targetName: first.name ?? null, targets };
}
