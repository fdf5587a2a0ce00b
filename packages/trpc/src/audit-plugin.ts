import type { Audit, AuditMeta } from '@auditreel/core';
import {
  claimCall,
  describe,
  draftOf,
  hasRecord,
  keepRecord,
  mayRun,
  openCall,
  type RpcCall,
  runInDraft,
  settleDraft,
  startAudit,
  unavailableError,
} from '@auditreel/core/adapter';
import { initTRPC, TRPCError, type TRPCProcedureBuilder, type TRPCUnsetMarker } from '@trpc/server';
import { CallFacts } from './call-facts.js';
import { endOf } from './end-of.js';
import { type CallPlace, placeOf } from './place-of.js';
import { roleOf } from './role-of.js';
import { settleWhenGone } from './settle-when-gone.js';
import { streamWatch } from './stream-watch.js';
import { watchStream } from './watch-stream.js';

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
    const role = roleOf(around, isSent ? placeOf(facts.url, { path, batchIndex }) : null);
    if (role.is === 'part') {
      if (wantsRecord(type, meta)) keepRecord(role.around);
      return next();
    }
    if (role.is === 'carried') claimCall(role.request, role.place);

    const draft = openCall(audit, {
      call: { path, type, batchIndex: placeInBatch(role.place), isAudited: meta?.audit !== false },
      facts,
      request: role.is === 'carried' ? role.request : null,
    });
    if (meta?.audit) describe(draft, meta.audit);
    const answered = settleWhenGone(audit, draft, signal);
    const may = mayRun(audit, draft);
    if (may instanceof Promise && !(await may)) {
      answered();
      const error = unavailable();
      settleDraft(audit, draft, endOf({ ok: false, error }));
      throw error;
    }
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
    const isStream = type === 'subscription' && result?.ok === true && !draft.settled;
    settleDraft(audit, draft, endOf(result));
    if (!isStream || !hasRecord(audit, draft)) return result;
    return { ...result, data: watchStream(result.data, streamWatch(audit, draft, signal)) };
  });
  // tRPC can't tell that a context which is only a type parameter is no callback that makes one.
  return { procedure: procedure as unknown as AuditPlugin<Context>['procedure'] };
}

function unavailable(): TRPCError {
  const cause = unavailableError();
  return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: cause.message, cause });
}

function wantsRecord(type: RpcCall['type'], meta: AuditProcedureMeta | undefined): boolean {
  if (meta?.audit === undefined) return type === 'mutation';
  return meta.audit !== false;
}

/** Of the only call of its request nothing is said. */
function placeInBatch(place: CallPlace | null): number | null {
  return place !== null && place.calls > 1 ? place.place : null;
}
