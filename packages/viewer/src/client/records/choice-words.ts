import { KINDS, OUTCOMES, TRUST, WITNESS } from '../strings.js';
import type { FilterKey } from './filters.js';

type Words = Readonly<Record<string, string>>;

/** How the fixed words of filters are shown. */
export const CHOICE_WORDS: Readonly<Partial<Record<FilterKey, Words>>> = {
  outcome: wordsOf(OUTCOMES),
  kind: KINDS,
  witness: wordsOf(WITNESS),
  trust: wordsOf(TRUST),
};

function wordsOf(of: Readonly<Record<string, { readonly word: string }>>): Words {
  return Object.fromEntries(Object.entries(of).map(([value, { word }]) => [value, word]));
}
