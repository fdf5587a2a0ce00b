import type { GuardedTable } from './guard-target.js';

/** A condition, true or false and never null: this update is the verdict that the record was waiting for. */
export function verdictGiven({ column }: Pick<GuardedTable, 'column'>): string {
  const witness = column('witness');
  return `COALESCE(OLD.${witness}, '') = 'pending' AND COALESCE(NEW.${witness}, 'pending') <> 'pending'`;
}
