import type { TargetMeta } from '../options.js';
import type { AuditRecord, Target } from './audit-record.js';
import { cleanText } from './hygiene.js';
import { redactText } from './redact.js';

/** Cleans a host's target; `param` looks its id up among the route's parameters. */
export function targetOf(meta: TargetMeta, params: Readonly<Record<string, unknown>>): Target {
  const id = idOf(meta.id ?? (meta.param === undefined ? undefined : params[meta.param]));
  return {
    type: cleanText(String(meta.type), 64),
    ...(id === null ? {} : { id }),
    ...(meta.name === undefined ? {} : { name: redactText(meta.name, 191) }),
    ...(meta.verified === undefined ? {} : { verified: meta.verified }),
  };
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return redactText(value, 191);
  return typeof value === 'number' || typeof value === 'bigint' ? redactText(String(value), 191) : null;
}

type TargetColumns = Pick<AuditRecord, 'targetType' | 'targetId' | 'targetName' | 'targets'>;

const NO_TARGETS: TargetColumns = { targetType: null, targetId: null, targetName: null, targets: null };

/** The first target in columns, all in JSON. */
export function targetColumns(targets: readonly Target[]): TargetColumns {
  const first = targets[0];
  if (first === undefined) return NO_TARGETS;
  return { targetType: first.type, targetId: first.id ?? null, targetName: first.name ?? null, targets };
}
