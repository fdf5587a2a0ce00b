import type { ConsoleError, Sightings } from './sightings.js';
import type { Found } from './signal.js';

/** The same error again this soon is one signal. */
const TOGETHER_MS = 1000;
/** A page that errs all the time leaves room for the other signals. */
const MOST = 30;

/** Errors that the page wrote to its console. */
export function consoleErrors({ errors }: Pick<Sightings, 'errors'>): readonly Found[] {
  return bursts(errors)
    .slice(0, MOST)
    .map(([first, ...more]) => ({
      kind: 'console_error',
      t: first.t,
      node: null,
      count: 1 + more.length,
      text: first.text,
    }));
}

type Burst = [ConsoleError, ...ConsoleError[]];

function bursts(errors: readonly ConsoleError[]): readonly Burst[] {
  const found: Burst[] = [];
  const latest = new Map<string, Burst>();
  for (const error of errors) {
    const burst = latest.get(error.text);
    if (burst !== undefined && error.t - (burst.at(-1)?.t ?? 0) <= TOGETHER_MS) burst.push(error);
    else {
      const fresh: Burst = [error];
      latest.set(error.text, fresh);
      found.push(fresh);
    }
  }
  return found;
}
