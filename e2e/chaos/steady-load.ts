import { Agent } from 'node:http';
import { pause } from './pause.ts';
import { sendRequest } from './send-request.ts';

export interface SteadyLoad {
  readonly port: number;
  readonly prefix: string;
  readonly path: string;
  /** Requests a second, however slowly they are answered. */
  readonly rate: number;
}

export interface Latencies {
  readonly answered: number;
  readonly unanswered: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const TICK_MS = 5;
const CONNECTIONS = 200;

/** Each request has its time; what it waits because the ones before it are late counts as its latency. */
export async function steadyLoad(load: SteadyLoad, seconds: number): Promise<Latencies> {
  const { port, path, prefix, rate } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  const pending = new Set<Promise<void>>();
  const startedAt = performance.now();
  const total = Math.round(seconds * rate);
  let unanswered = 0;

  async function send(number: number): Promise<void> {
    const dueAt = startedAt + (number * 1_000) / rate;
    const status = await sendRequest({ port, agent, path, requestId: `${prefix}-${number}` });
    if (status === null) unanswered++;
    else latencies.push(performance.now() - dueAt);
  }

  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * rate) / 1_000));
    for (; sent < due; sent++) {
      const sending = send(sent).finally(() => pending.delete(sending));
      pending.add(sending);
    }
    await pause(TICK_MS);
  }
  await Promise.all(pending);
  agent.destroy();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { answered: latencies.length, unanswered, p50Ms: at(0.5), p99Ms: at(0.99) };
}
