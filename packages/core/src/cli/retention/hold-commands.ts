import type { HoldInput } from '../../retention/hold-input.js';
import type { AuditHold } from '../../storage/hold-store.js';
import { splitTarget } from '../../storage/record-filter.js';
import { CliError } from '../cli-error.js';
import { loggedIn } from '../logged-in.js';
import type { CliIo } from '../schema/schema-commands.js';
import { withAudit } from '../with-audit.js';

export interface HoldCommandOptions {
  readonly audit?: string;
  readonly by?: string;
}

export interface HoldAddOptions extends HoldCommandOptions {
  readonly actor?: string;
  readonly session?: string;
  readonly target?: string;
  readonly reason: string;
}

/** Places a hold. */
export function holdAdd(options: HoldAddOptions, { cwd, print }: CliIo): Promise<number> {
  const input = inputOf(options);
  return withAudit({ cwd, path: options.audit }, async (audit) => {
    const hold = await audit.hold(input);
    print(`Held: ${saysOf(hold)}\nTo release it: npx auditreel hold release ${hold.id}`);
    return 0;
  });
}

/** The holds in force. */
export function holdList(options: HoldCommandOptions, { cwd, print }: CliIo): Promise<number> {
  return withAudit({ cwd, path: options.audit }, async (audit) => {
    const holds = await audit.holds();
    print(holds.length === 0 ? 'No holds are in force.' : holds.map(lineOf).join('\n'));
    return 0;
  });
}

/** 1 when there is no such hold. */
export function holdRelease(id: string, options: HoldCommandOptions, { cwd, print }: CliIo): Promise<number> {
  const { audit: path, by = loggedIn() } = options;
  return withAudit({ cwd, path }, async (audit) => {
    const isReleased = await audit.release(id, { by });
    print(isReleased ? `Released ${id}.` : `No hold ${id} is in force. See: npx auditreel hold list`);
    return isReleased ? 0 : 1;
  });
}

function inputOf({ actor, session, target, reason, by = loggedIn() }: HoldAddOptions): HoldInput {
  const given = [actor, session, target].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new CliError('Name one of --actor <id>, --session <id> and --target <type/id>.');
  if (actor !== undefined) return { actor, reason, by };
  if (session !== undefined) return { session, reason, by };
  const { type, id } = splitTarget(target ?? '');
  if (id === undefined)
    throw new CliError(`--target ${target} names no row: write it as type/id, like order/7.`);
  return { target: { type, id }, reason, by };
}

function lineOf(hold: AuditHold): string {
  return `${hold.id}  ${saysOf(hold)}`;
}

function saysOf({ subject, subjectId, reason, placedBy, placedAt }: AuditHold): string {
  const by = placedBy === null ? '' : ` by ${placedBy}`;
  return `${subject} ${subjectId}, since ${new Date(placedAt).toISOString()}${by}: ${reason}`;
}
