const PLACEHOLDER =
  /change.?me|change.?this|replace.?(?:me|this)|secret|password|placeholder|example|your.?(?:own|key)|insecure|123456|abcdef|xxxxxx|dev(?:elopment)?.?only/i;

/** Whether it has words that people write where a secret is still to come. By chance they come in one of millions. */
export function looksLikePlaceholder(secret: string): boolean {
  return PLACEHOLDER.test(secret);
}

const ENOUGH_BITS = 80;

/** Whether it has little chance in it, as far as that can be told from the text: `openssl rand -hex 16` has about 110 bits. */
export function isGuessable(secret: string): boolean {
  return shannonBits(secret) < ENOUGH_BITS || isRepeated(secret);
}

/** Bits of the whole, if each character were drawn by how often it comes. */
function shannonBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / text.length), 0);
}

/** A short piece, written over and over. */
function isRepeated(text: string): boolean {
  const period = (text + text).indexOf(text, 1);
  return period <= text.length / 2;
}
