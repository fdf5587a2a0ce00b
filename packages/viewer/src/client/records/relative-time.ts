const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const RELATIVE = /^([1-9]\d{0,3})([mhdw])$/;

/** How long ago `90m`, `2h`, `7d`, `4w` are; null for anything else. */
export function relativeMs(text: string): number | null {
  const [, count, unit] = RELATIVE.exec(text) ?? [];
  return isUnit(unit) ? Number(count) * UNITS[unit] : null;
}

const NAMES: Readonly<Record<keyof typeof UNITS, string>> = { m: 'minute', h: 'hour', d: 'day', w: 'week' };

/** `2h` as `2 hours`, `1d` as `day`. */
export function relativeName(text: string): string {
  const [, count, unit] = RELATIVE.exec(text) ?? [];
  if (!isUnit(unit)) return text;
  return count === '1' ? NAMES[unit] : `${count} ${NAMES[unit]}s`;
}

function isUnit(unit: string | undefined): unit is keyof typeof UNITS {
  return unit !== undefined && unit in UNITS;
}
