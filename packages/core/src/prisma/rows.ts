import { cleanText } from '../record/hygiene.js';
import { property } from './client-shape.js';
import type { Column, Model } from './columns.js';
import { presentColumns, type TableNames } from './data-model.js';

/** The `select` of a model's columns, without those that only the ledger reads and without chunk data. */
export function selectOf(model: Model, names: TableNames): Readonly<Record<string, true>> {
  const wanted = presentColumns(model, names).filter(isListed);
  return Object.fromEntries(wanted.map(({ name }) => [name, true as const]));
}

/**
 * A row as the ports give it: times as numbers, columns that the host's schema doesn't have yet as null.
 * The one place where a row becomes typed: the table of columns and the ports' shapes are kept in step by the
 * contract suite, which sends every field on a round trip.
 */
export function readRow<T>(model: Model, row: unknown): T {
  const read: Record<string, unknown> = {};
  for (const column of model.columns) {
    if (isListed(column)) read[column.name] = fromDatabase(property(row, column.name));
  }
  return read as T;
}

/** Values as the client's own calls take them: times as BigInt, text that every database takes. */
export function toDatabase(model: Model, values: object): Record<string, unknown> {
  const times = new Set(model.columns.filter(({ type }) => type.is === 'time').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      times.has(name) ? bigIntOf(value) : cleanValue(value),
    ]),
  );
}

/** A string made safe by `cleanText`; anything else as it is. */
export function cleanValue(value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value, value.length) : value;
}

/** Whole milliseconds; null stays null. */
export function bigIntOf(value: unknown): unknown {
  return typeof value === 'number' ? BigInt(Math.round(value)) : value;
}

function fromDatabase(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'bigint' ? Number(value) : value;
}

function isListed({ filledBy, type }: Column): boolean {
  return filledBy !== 'ledger' && type.is !== 'bytes';
}
