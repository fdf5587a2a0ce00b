import type { Random } from './seeded-random.ts';

/** Resolves when so many answers have come. */
export interface Moments {
  reached(count: number): void;
  when(count: number): Promise<void>;
}

export function moments(): Moments {
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let latest = 0;
  return {
    reached(count) {
      latest = count;
      if (!waiting.some((one) => one.count <= count)) return;
      for (const one of waiting) if (one.count <= count) one.resolve();
      waiting = waiting.filter((one) => one.count > count);
    },
    when: (count) =>
      latest >= count
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ count, resolve });
          }),
  };
}

/** Spreads so many things over the answers: one in each stretch, somewhere in it. */
export function spread(things: number, answers: number, random: Random): readonly number[] {
  return Array.from({ length: things }, (_, i) => Math.floor(((i + random.next()) * answers) / things));
}
