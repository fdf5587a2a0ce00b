import { randomUUID } from 'node:crypto';

/** Many clients that order one thing after another. */
export interface Load {
  /** Request ids of the orders whose whole answer came. */
  readonly answered: ReadonlySet<string>;
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly clients: number;
  /** Between two orders of a client. */
  readonly pauseMs: number;
}

export function startLoad(url: string, { clients, pauseMs }: LoadOptions): Load {
  const answered = new Set<string>();
  let isWanted = true;

  async function buy(): Promise<void> {
    while (isWanted) {
      const requestId = await order(url).catch(() => null);
      if (requestId !== null) answered.add(requestId);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  const all = Array.from({ length: clients }, buy);
  return {
    answered,
    async stop() {
      isWanted = false;
      await Promise.all(all);
    },
  };
}

/** One order, tagged as a recorder tags it; null when it was not taken. */
export async function order(url: string): Promise<string | null> {
  const requestId = randomUUID();
  const headers = { 'x-audit-ctx': `v1;;tab-1;${requestId};${Date.now()}` };
  const response = await fetch(`${url}/orders`, { method: 'POST', headers });
  await response.text();
  return response.status === 201 ? requestId : null;
}
