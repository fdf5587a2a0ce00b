import type { Measured } from './measure.ts';

/**
 * Every answered request is one stored record, and none was answered with an error.
 * @throws Error naming the variants that this is not true of: their figures are worth nothing
 */
export function checkStored(measured: readonly Measured[]): void {
  const wrong = measured.flatMap(({ name, samples, owed: { answered, stored } }) => {
    const failed = samples.reduce((sum, sample) => sum + sample.failed, 0);
    return [
      ...(stored === null || stored === answered ? [] : [`${name}: ${answered} answered, ${stored} stored`]),
      ...(failed === 0 ? [] : [`${name}: ${failed} failed`]),
    ];
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
