/** The lines that differ, each with `-` or `+` before it, and nothing of what is the same. */
export function diffLines(before: readonly string[], after: readonly string[]): string {
  const common = longestCommon(before, after);
  const out: string[] = [];
  let [left, right] = [0, 0];
  for (const line of [...common, undefined]) {
    while (left < before.length && before[left] !== line) out.push(`- ${before[left++]}`);
    while (right < after.length && after[right] !== line) out.push(`+ ${after[right++]}`);
    left += 1;
    right += 1;
  }
  return out.join('\n');
}

/** The longest list of lines that both have in the same order; models are short, so a table of lengths will do. */
function longestCommon(a: readonly string[], b: readonly string[]): readonly string[] {
  const lengths = a.map(() => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const common: string[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      common.push(a[i] ?? '');
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return common;
}
