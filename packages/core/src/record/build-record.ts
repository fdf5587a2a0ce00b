import { hostFailure } from '../host-failure.js';
import { routeOf } from '../protocol/route-of.js';
import type { ResolvedOptions } from '../resolve-options.js';
import type { RequestTag } from '../session/request-tag.js';
import type { Actor, RecordKind, Target } from './audit-record.js';
import { blankRecord, type RecordRow } from './blank-record.js';
import { kindOf, outcomeOf, reasonOf } from './classify.js';
import { type Draft, EMPTY_META, type RpcCall } from './draft.js';
import { cleanText, cleanTextOrNull } from './hygiene.js';
import { markCut, markCuts } from './mark-cuts.js';
import { redact, redactedOrNull, redactText } from './redact.js';
import type { RequestEnd, RequestFacts } from './request-facts.js';
import { searchTextOf } from './search-text.js';
import { fillTargets, targetOf } from './targets.js';
import { traceIdOf } from './trace-id.js';

/** The part of a record that a request's end alone decides; actor and session come after. */
export function buildRecord(draft: Draft, seen: RequestEnd, options: ResolvedOptions): RecordRow {
  const { facts, meta } = draft;
  const end = endOf(seen, draft);
  const row = blankRecord(draft.id, draft.openedAt);
  fillRequest(row, draft, options);
  fillRoute(row, draft, end);
  row.action = actionOf(draft, end, row.route ?? '');
  row.kind = meta.kind ?? (draft.auth ? 'auth' : kindOfEnd(draft, end));
  row.outcome = meta.outcome ?? outcomeOf(end);
  row.statusCode = end.statusCode;
  row.reason = redactedOrNull(meta.reason, 191) ?? reasonOf(end);
  row.durationMs = Math.max(0, Math.round(performance.now() - draft.startedAt));
  row.service = options.service;
  row.intentId = draft.intent?.id ?? null;
  row.opaqueWrites = draft.opaqueWrites || null;
  if (draft.call !== null) fillCall(row, draft.call);
  if (end.serverAction != null) fillServerAction(row, end.serverAction);
  if (meta !== EMPTY_META || options.bodyFields.length > 0) fillSaid(row, draft, options);
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
  if (end.serverAction != null) return cleanText(end.serverAction, 191);
  const isRead = kindOfDraft(draft) === 'read';
  if (isRead && (end.statusCode === 401 || end.statusCode === 403)) return 'authz.denied';
  if (draft.call !== null) return cleanText(draft.call.path, 191);
  return cleanText(`${draft.facts.method} ${route}`, 191);
}

function kindOfDraft({ call, facts }: Draft): RecordKind {
  if (call === null) return kindOf(facts.method);
  return call.type === 'mutation' ? 'other' : 'read';
}

/**
 * How it ended, by what a handler's decoration knows as well: an error that it threw, if the answer failed; that it was
 * through before its client went away.
 */
function endOf(end: RequestEnd, { error, isHandled }: Draft): RequestEnd {
  if (end.aborted && isHandled && end.statusCode !== null) return { ...end, aborted: false };
  const hasFailed = end.statusCode === null || end.statusCode >= 400;
  return error === undefined || !hasFailed || end.aborted || end.timedOut ? end : { error, ...end };
}

/** A server action is always a POST, whatever it does; what wrote was no read, whatever its method. */
function kindOfEnd(draft: Draft, end: RequestEnd): RecordKind {
  if (end.serverAction != null) return 'other';
  const kind = kindOfDraft(draft);
  return kind === 'read' && draft.hasWritten ? 'other' : kind;
}

/** Writes which remote procedure was called. */
export function fillCall(row: RecordRow, call: RpcCall): void {
  row.rpcPath = cleanText(call.path, 191);
  row.rpcType = call.type;
  row.batchIndex = call.batchIndex;
}

function fillServerAction(row: RecordRow, name: string): void {
  row.rpcPath = cleanText(name, 191);
  row.rpcType = 'action';
}

function fillRoute(row: RecordRow, { facts, whereAnswered }: Draft, end: RequestEnd): void {
  // Null is an answer: no route matched.
  const { route, routeSource } = end.route === undefined ? (whereAnswered?.() ?? {}) : end;
  row.route = cleanText(route || routeOf(facts.url), 512);
  row.routeSource = route ? (routeSource ?? 'template') : 'derived';
}

/** Writes what is known of a request into its row. */
export function fillRequest(
  row: RecordRow,
  { facts, tag }: { readonly facts: RequestFacts; readonly tag: RequestTag },
  options: ResolvedOptions,
): void {
  const address = options.resolveAddress(facts.peerAddress, facts.header('x-forwarded-for'));
  const agent = facts.header('user-agent');
  row.method = cleanText(facts.method, 16);
  row.ip = address.ip;
  row.ipVia = address.via;
  row.userAgent = agent === undefined ? null : options.cleanAgent(agent);
  row.traceId = traceIdOf(facts.header('traceparent'));
  row.requestId = tag.requestId;
  row.tabId = tag.tabId;
}

/** Writes what handlers said: redacted, bounded, and nothing of theirs held. */
function fillSaid(row: RecordRow, draft: Draft, options: ResolvedOptions): void {
  const body = bodyFields(draft, options);
  const metadata = body === null ? draft.meta.metadata : { ...draft.meta.metadata, body };
  const { value, truncated } = redact(metadata, options.redactPolicy);
  row.metadata = Object.keys(value).length > 0 ? value : null;
  row.truncated = truncated.length > 0 ? truncated.slice(0, 50) : null;
  fillTargets(
    row,
    draft.meta.targets.slice(0, 20).map((target): Target => targetOf(target, draft.params)),
  );
}

function bodyFields(draft: Draft, options: ResolvedOptions): Record<string, unknown> | null {
  const names = [...options.bodyFields, ...draft.meta.body];
  if (names.length === 0) return null;
  try {
    const body = draft.body ?? draft.facts.body?.();
    if (typeof body !== 'object' || body === null) return null;
    const kept = names.filter((name) => Object.hasOwn(body, name));
    return Object.fromEntries(kept.map((name) => [name, (body as Readonly<Record<string, unknown>>)[name]]));
  } catch (error) {
    options.onError(hostFailure('The request’s body', 'none of its fields were kept', error));
    return null;
  }
}
