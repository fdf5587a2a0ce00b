import { hostFailure } from '../host-failure.js';
import { parseNavigation } from '../protocol/context.js';
import { NAVIGATION_COOKIE } from '../protocol/names.js';
import { routeOf } from '../protocol/route-of.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { contextOf } from '../session/request-context.js';
import type { Actor, AuditRecord, Target } from './audit-record.js';
import { blankRecord, type RecordRow } from './blank-record.js';
import { isMutating, kindOf, outcomeOf, reasonOf } from './classify.js';
import { cookieOf } from './cookies.js';
import type { Draft } from './draft.js';
import { cleanText, cleanTextOrNull } from './hygiene.js';
import { markCut, markCuts } from './mark-cuts.js';
import { redact, redactedOrNull, redactText } from './redact.js';
import type { RequestEnd, RequestFacts } from './request-facts.js';
import { searchTextOf } from './search-text.js';
import { targetColumns, targetOf } from './targets.js';
import { traceIdOf } from './trace-id.js';

/** The part of a record that a request's end alone decides; actor and session come after. */
export function buildRecord(draft: Draft, end: RequestEnd, options: ResolvedOptions): RecordRow {
  const { facts, meta } = draft;
  const { values, targets, truncated } = freeValues(draft, options);
  const row = blankRecord(draft.id, draft.openedAt);
  Object.assign(row, requestColumns(facts, options), routeFor(facts, end));
  if (targets.length > 0) Object.assign(row, targetColumns(targets));
  row.action = actionOf(draft, end, row.route ?? '');
  row.kind = meta.kind ?? (draft.auth ? 'auth' : kindOf(facts.method));
  row.outcome = meta.outcome ?? outcomeOf(end);
  row.statusCode = end.statusCode;
  row.reason = redactedOrNull(meta.reason, 191) ?? reasonOf(end);
  row.durationMs = Math.max(0, Math.round(performance.now() - draft.startedAt));
  row.metadata = values;
  row.truncated = truncated;
  row.service = options.service;
  markCuts(row, { agent: facts.header('user-agent'), reason: meta.reason, targets: meta.targets });
  return row;
}

/** Writes the actor into a row, and then the words to find it by. */
export function nameActor(row: RecordRow, actor: Actor): RecordRow {
  row.actorType = actor.type;
  row.actorId = cleanTextOrNull(actor.id, 191);
  row.actorName = actor.name === undefined ? null : redactText(actor.name, 191);
  if ((actor.name?.length ?? 0) > 191) markCut(row, 'actorName');
  row.onBehalfOfType = actor.onBehalfOf?.type ?? null;
  row.onBehalfOfId = cleanTextOrNull(actor.onBehalfOf?.id, 191);
  row.tenantId = cleanTextOrNull(actor.tenantId, 191) ?? row.tenantId;
  row.searchText = searchTextOf(row);
  return row;
}

function actionOf(draft: Draft, end: RequestEnd, route: string): string {
  const said = cleanTextOrNull(draft.meta.action, 191);
  if (said !== null) return said;
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
): Pick<AuditRecord, 'ip' | 'ipVia' | 'userAgent' | 'traceId' | 'requestId' | 'tabId' | 'method'> {
  const address = options.resolveAddress(facts.peerAddress, facts.header('x-forwarded-for'));
  const agent = facts.header('user-agent');
  const tag = tagOf(facts);
  return {
    method: cleanText(facts.method, 16),
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
  const context = contextOf(facts);
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
  try {
    const body = draft.facts.body?.();
    if (typeof body !== 'object' || body === null) return null;
    const kept = names.filter((name) => Object.hasOwn(body, name));
    return Object.fromEntries(kept.map((name) => [name, (body as Readonly<Record<string, unknown>>)[name]]));
  } catch (error) {
    options.onError(hostFailure('The request’s body', 'none of its fields were kept', error));
    return null;
  }
}
