/** What stands for masked text; always the same, so that its length says nothing. */
export const MASK = '••••••';

/** The mask, or nothing where there was nothing. */
export const maskOf = (value: string): string => (value.trim() === '' ? value : MASK);

/** A stretch of text, from and to. */
export type Range = readonly [start: number, end: number];

/** The text with its ranges masked; ranges may overlap. */
export function maskRanges(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  return [...ranges]
    .sort(([a], [b]) => a - b)
    .reduce<Range[]>((merged, [start, end]) => {
      const last = merged.at(-1);
      if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
      else merged.push([start, end]);
      return merged;
    }, [])
    .reduceRight((masked, [start, end]) => masked.slice(0, start) + MASK + masked.slice(end), text);
}
