import type { Audit, AuditMeta } from '@auditreel/core';
import {
  claimCall,
  type Draft,
  describe,
  draftOf,
  keepRecord,
  onNeverAnswered,
  openCall,
  type RpcCall,
  runInDraft,
  settleDraft,
  startAudit,
} from '@auditreel/core/adapter';
import { initTRPC, type TRPCProcedureBuilder, type TRPCUnsetMarker } from '@trpc/server';
import { CallFacts } from './call-facts.js';
import { endOf } from './end-of.js';
import { type CallPlace, placeOf } from './place-of.js';

/** What a procedure's `.meta()` says about its record. */
export interface AuditProcedureMeta {
  /** Names the record, and has a query or subscription recorded at all; `false` records nothing but auth events. */
  readonly audit?: AuditMeta | false;
}

/** A plugin, as `concat` joins it. */
export interface AuditPlugin<Context extends object> {
  // Any meta fits: a host that says nothing in its own has nothing to type.
  readonly procedure: TRPCProcedureBuilder<
    Context,
    object,
    object,
    TRPCUnsetMarker,
    TRPCUnsetMarker,
    TRPCUnsetMarker,
    TRPCUnsetMarker,
    false
  >;
}

/**
 * Records every mutation, and the queries whose meta asks for it: one record a call, in a batch too.
 * @throws SecretError at boot, when `createAudit` got no secret
 * @example
 * const procedure = t.procedure.concat(auditPlugin<Context>(audit).procedure);
 * const refund = procedure.meta({ audit: { action: 'order.refund' } }).mutation(({ input }) => …);
 */
export function auditPlugin<Context extends object = object>(audit: Audit): AuditPlugin<Context> {
  startAudit(audit);
  const t = initTRPC.context<Context>().meta<AuditProcedureMeta>().create();
  const procedure = t.procedure.use(async function auditCall(call) {
    const { ctx, path, type, meta, batchIndex, signal, getRawInput, next } = call;
    const around = draftOf(audit);
    // Only a call that a client sent has a signal: `createCaller` passes none.
    const isSent = signal !== undefined;
    const facts = new CallFacts({ ctx, request: around?.facts, isSent });
    const place = isSent ? placeOf(facts.url, { path, batchIndex }) : null;
    const role = roleOf(around, place);
    if (around !== null && role === 'part') {
      if (wantsRecord(type, meta)) keepRecord(around);
      return next();
    }
    if (around !== null && place !== null && role === 'carried') claimCall(around, place);

    const isAudited = meta?.audit !== false;
    const index = place !== null && place.calls > 1 ? place.place : null;
    const draft = openCall(audit, {
      call: { path, type, batchIndex: index, isAudited },
      facts,
      request: role === 'carried' ? around : null,
    });
    if (meta?.audit) describe(draft, meta.audit);
    const answered = settleWhenGone(audit, draft, signal);
    const result = await runInDraft(audit, draft, () =>
      // Read by tRPC when it wants it, never by us: a body that is never sent to its end would hold up the record.
      next({
        getRawInput: async () => {
          facts.input = await getRawInput();
          return facts.input;
        },
      }),
    );
    answered();
    settleDraft(audit, draft, endOf(result));
    return result;
  });
  // tRPC can't tell that a context which is only a type parameter is no callback that makes one.
  return { procedure: procedure as unknown as AuditPlugin<Context>['procedure'] };
}

function wantsRecord(type: RpcCall['type'], meta: AuditProcedureMeta | undefined): boolean {
  if (meta?.audit === undefined) return type === 'mutation';
  return meta.audit !== false;
}

/**
 * `carried` by a request's draft, which it relieves of its record; `part` of a request or call, whose record is the
 * action's; on its `own`.
 */
function roleOf(around: Draft | null, place: CallPlace | null): 'carried' | 'part' | 'own' {
  if (around === null) return 'own';
  if (around.call === null && place !== null) return around.settled ? 'part' : 'carried';
  // What goes on after the answer, or inside a call that opted out, is in no record but its own.
  return around.settled || around.call?.isAudited === false ? 'own' : 'part';
}

/** Settles a call whose client has gone, or that nobody answers, until what it returns is called. */
function settleWhenGone(audit: Audit, draft: Draft, signal: AbortSignal | undefined): () => void {
  const onAbort = (): void => settleDraft(audit, draft, { statusCode: null, aborted: true });
  const answered = onNeverAnswered(audit, () =>
    settleDraft(audit, draft, { statusCode: null, timedOut: true }),
  );
  signal?.addEventListener('abort', onAbort, { once: true });
  return () => {
    answered();
    signal?.removeEventListener('abort', onAbort);
  };
}
