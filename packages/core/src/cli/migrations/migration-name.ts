/** A name that Prisma applies after the latest migration that is there, as `20260101120000_name`. */
export function migrationName(name: string, latest: string | undefined, now: Date): string {
  const fresh = `${stampOf(now)}_${name}`;
  const taken = latest === undefined || latest < fresh ? undefined : /^\d{14}(?=_)/.exec(latest)?.[0];
  return taken === undefined ? fresh : `${BigInt(taken) + 1n}_${name}`;
}

function stampOf(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}
