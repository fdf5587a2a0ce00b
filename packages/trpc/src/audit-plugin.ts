import type { Audit, AuditMeta } from '@auditreel/core';
import {
  claimCall,
  describe,
  draftOf,
  keepRecord,
  openCall,
  type RpcCall,
  startAudit,
} from '@auditreel/core/adapter';
import { initTRPC, type TRPCProcedureBuilder, type TRPCUnsetMarker } from '@trpc/server';
import { CallFacts } from './call-facts.js';
import { type CallPlace, placeOf } from './place-of.js';
import { recordCall } from './record-call.js';
import { roleOf } from './role-of.js';

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
    // Read by tRPC when it wants it, never by us: a body that is never sent to its end would hold up the record.
    const run = () =>
      next({
        getRawInput: async () => {
          facts.input = await getRawInput();
          return facts.input;
        },
      });
    return recordCall(audit, { draft, isSubscription: type === 'subscription', signal, run });
  });
  // tRPC can't tell that a context which is only a type parameter is no callback that makes one.
  return { procedure: procedure as unknown as AuditPlugin<Context>['procedure'] };
}

function wantsRecord(type: RpcCall['type'], meta: AuditProcedureMeta | undefined): boolean {
  if (meta?.audit === undefined) return type === 'mutation';
  return meta.audit !== false;
}

/** Of the only call of its request nothing is said. */
function placeInBatch(place: CallPlace | null): number | null {
  return place !== null && place.calls > 1 ? place.place : null;
}
