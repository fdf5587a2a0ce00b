/** One way to store batches; all have the same table and indexes. */
export interface Contestant {
  readonly name: string;
  clear(): Promise<void>;
  /** Stores one of the batches, and resolves when it is committed. */
  insert(batch: number): Promise<unknown>;
}

/** As many rows as are stored at once. */
export type Rows = { readonly length: number };

export interface Rate {
  readonly name: string;
  readonly rowsPerSecond: number;
  /** To the first, in the same round. */
  readonly ratio: number;
}

/** Rows a second, each contestant in turn in every round; medians. */
export async function contest(
  contestants: readonly Contestant[],
  all: readonly Rows[],
  rounds: number,
): Promise<readonly Rate[]> {
  const rates = contestants.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const rate = await rateOf(contestant, all);
      // The first round warms up.
      if (round > 0) rates[i]?.push(rate);
    }
  }
  const first = rates[0] ?? [];
  return contestants.map(({ name }, i) => ({
    name,
    rowsPerSecond: Math.round(median(rates[i] ?? [])),
    ratio: median((rates[i] ?? []).map((rate, round) => rate / (first[round] ?? Number.NaN))),
  }));
}

async function rateOf({ clear, insert }: Contestant, all: readonly Rows[]): Promise<number> {
  await clear();
  const rows = all.reduce((sum, batch) => sum + batch.length, 0);
  const startedAt = performance.now();
  for (const [i] of all.entries()) await insert(i);
  return (rows / (performance.now() - startedAt)) * 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
