/** A stretch of a text; `changed` where the two texts differ: nothing at all, where the other side added. */
export interface TextPiece {
  readonly text: string;
  readonly changed: boolean;
}

export interface TextDiff {
  readonly before: readonly TextPiece[];
  readonly after: readonly TextPiece[];
}

/** Below this a glance tells more than marks do. */
const SHORT = 12;
/** Triggers keep nothing as long; a row that somebody wrote by hand may be. */
const LONG = 20_000;

/** What two texts begin and end with alike is left out of the difference; null where too little is alike. */
export function textDiff(before: string, after: string): TextDiff | null {
  if (before.length > LONG || after.length > LONG) return null;
  const a = [...before];
  const b = [...after];
  const shorter = Math.min(a.length, b.length);
  const start = countWhile(shorter, (index) => a[index] === b[index]);
  const end = countWhile(shorter - start, (index) => a[a.length - 1 - index] === b[b.length - 1 - index]);
  if (shorter < SHORT || start + end < shorter / 3) return null;
  return { before: pieces(a, start, end), after: pieces(b, start, end) };
}

function countWhile(most: number, isAlike: (index: number) => boolean): number {
  let count = 0;
  while (count < most && isAlike(count)) count += 1;
  return count;
}

function pieces(characters: readonly string[], start: number, end: number): readonly TextPiece[] {
  const until = characters.length - end;
  return [
    { text: characters.slice(0, start).join(''), changed: false },
    { text: characters.slice(start, until).join(''), changed: true },
    { text: characters.slice(until).join(''), changed: false },
  ].filter(({ text, changed }) => changed || text !== '');
}
