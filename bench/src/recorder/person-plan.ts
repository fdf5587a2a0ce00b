import { seededRandom } from './seeded-random.ts';

/** Something that a person does, `at` ms after they began. */
export type Step = { readonly at: number } & (
  | { readonly kind: 'choose'; readonly which: number }
  | { readonly kind: 'scroll'; readonly by: number }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'order' }
);

const EVERY_MS = 2500;
const CHOICES = 12;
const WORDS = ['chair', 'table', 'part 12', 'lamp', '17.5', 'oak'];
/** Leaves a step the time it takes before the measured time is over. */
const LAST_MS = 3000;

/** What a person does in that time: the same for the same seed, whoever records it. */
export function personPlan(seed: number, ms: number): readonly Step[] {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const steps: Step[] = [];
  for (let at = 0; at + LAST_MS < ms; at += EVERY_MS) {
    const dice = random();
    if (dice < 0.4) steps.push({ at, kind: 'choose', which: below(CHOICES) });
    else if (dice < 0.65) steps.push({ at, kind: 'scroll', by: (below(3) - 1 || 1) * 300 });
    else if (dice < 0.85) steps.push({ at, kind: 'search', words: WORDS[below(WORDS.length)] ?? '' });
    else steps.push({ at, kind: 'order' });
  }
  return steps;
}
