import type { AuditChange } from '@auditreel/core/adapter';

/** What happened to one row, or to a whole table at once. */
export interface RowGroup {
  readonly key: string;
  readonly model: string;
  readonly targetId: string | null;
  readonly changes: readonly AuditChange[];
}

/** Rows in the order in which they were first touched, the changes of each in the order they came. */
export function groupByRow(changes: readonly AuditChange[]): readonly RowGroup[] {
  const groups = new Map<string, AuditChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.model, change.targetId]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    return first === undefined ? [] : [{ key, model: first.model, targetId: first.targetId, changes: group }];
  });
}
