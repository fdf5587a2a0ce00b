/** What CI runs: everything once, and a few kills. */
export const SHORT_PLAN = {
  answers: 1_000,
  kills: 3,
  faultSeconds: 2,
  rounds: 1,
  connections: 10,
  drop: { answers: 200, connections: 10 },
} as const;
