export type Fields = Readonly<Record<string, unknown>>;

/** Ids of recorded nodes; above them live the ids that only we give (see hidden-style.ts). */
export const MAX_ID: number = 2 ** 31 - 1;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_ID;
}

export function listOf(value: unknown, max: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, max) : [];
}

/** A finite number within bounds, or the fallback. */
export function numberOf(value: unknown, fallback = 0, max = 1e15): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fallback;
  return Math.min(Math.max(value, -max), max);
}

export function textOf(value: unknown, max = 1_000_000): string {
  return typeof value === 'string' ? value.slice(0, max) : '';
}

/** The entries that a check lets through, without those that it refuses. */
export function mapSafe<T>(values: readonly unknown[], check: (value: unknown) => T | null): T[] {
  return values.flatMap((value) => {
    const safe = check(value);
    return safe === null ? [] : [safe];
  });
}
