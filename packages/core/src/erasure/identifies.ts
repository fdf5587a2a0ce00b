/** Scripts that put no space between words, and write names in two characters. */
export const UNSPACED: RegExp =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Whether a text can tell who somebody is: what is shorter, or a mere sign, would be found everywhere. */
export function identifies(text: string): boolean {
  const trimmed = text.trim();
  const shortest = UNSPACED.test(trimmed) ? 2 : 3;
  return [...trimmed].length >= shortest && /[\p{L}\p{N}]/u.test(trimmed);
}
