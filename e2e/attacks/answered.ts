import type { Answer } from './raw-http.js';

/** What was sent and got an answer from the app itself: each must be one record, and no more. */
export interface Answered {
  note(request: { readonly method: string; readonly path: string }, answer: Answer): void;
  /** How many mutating requests were answered with which status. */
  byStatus(): Readonly<Record<string, number>>;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

export function answered(): Answered {
  const counts = new Map<number, number>();
  return {
    note({ method, path }, answer) {
      if (READS.has(method) || !isFromApp(answer) || isOwn(path, answer)) return;
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
    },
    byStatus: () => Object.fromEntries(counts),
  };
}

/** The shop's first middleware sets this on every answer; Node's own refusals never reach it. */
function isFromApp(answer: Answer): boolean {
  return answer.headers.has('x-permitted-cross-domain-policies');
}

/** The recorder's and the viewer's own paths make no request records. */
function isOwn(path: string, answer: Answer): boolean {
  return /^(?:https?:\/\/[^/]+)?\/api\/auditreel(?:[/?]|$)/.test(path) || answer.headers.has('x-robots-tag');
}
