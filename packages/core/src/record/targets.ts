import type { AuditMeta, TargetMeta } from '../options.js';
import type { Target } from './audit-record.js';
import type { RecordRow } from './blank-record.js';
import { cleanTextOrNull } from './hygiene.js';
import { redactText } from './redact.js';

/** One target, several or none, as hosts write them; what is no object names nothing. */
export function targetMetas(given: AuditMeta['target'] | null): readonly TargetMeta[] {
  const all: readonly unknown[] = Array.isArray(given) ? given : [given];
  return all.filter((one): one is TargetMeta => typeof one === 'object' && one !== null);
}

/** Cleans a host's target; `param` looks its id up among the route's parameters. Never throws. */
export function targetOf(meta: TargetMeta, params: Readonly<Record<string, unknown>>): Target {
  try {
    return cleanTarget(meta, params);
  } catch {
    return { type: '[unreadable]' };
  }
}

function cleanTarget(meta: TargetMeta, params: Readonly<Record<string, unknown>>): Target {
  const id = textOf(meta.id ?? (meta.param === undefined ? undefined : params[meta.param]));
  const name = textOf(meta.name);
  return {
    type: cleanTextOrNull(meta.type, 64) ?? 'unknown',
    ...(id === null ? {} : { id }),
    ...(name === null ? {} : { name }),
    ...(typeof meta.verified === 'boolean' ? { verified: meta.verified } : {}),
  };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return redactText(value, 191);
  return typeof value === 'number' || typeof value === 'bigint' ? redactText(String(value), 191) : null;
}

/** Writes the first target into columns, and all of them as JSON. */
export function fillTargets(row: RecordRow, targets: readonly Target[]): void {
  const first = targets[0];
  if (first === undefined) return;
  row.targetType = first.type;
  row.targetId = first.id ?? null;
  row.targetName = first.name ?? null;
  row.targets = targets;
}
