const HOUR_MS = 3_600_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  h: HOUR_MS,
  d: 24 * HOUR_MS,
  w: 7 * 24 * HOUR_MS,
  y: 365 * 24 * HOUR_MS,
};
const AGE = /^([1-9]\d{0,4})([hdwy])$/;

/** The ms of an age such as `12h`, `30d`, `8w` or `7y`; null for any other text. */
export function parseAge(text: string): number | null {
  const [, count, unit = ''] = AGE.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  return unitMs === undefined ? null : Number(count) * unitMs;
}
