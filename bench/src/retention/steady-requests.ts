import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const BODY = JSON.stringify({ items: [{ sku: 'chair-17', quantity: 2 }], note: 'x'.repeat(440) });

export interface Load {
  readonly url: string;
  readonly perSecond: number;
}

/** So many requests a second, whether answers come or not; the ms that each took. */
export async function steadyRequests({ url, perSecond }: Load, seconds: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const startedAt = performance.now();
  const all: Promise<number>[] = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = startedAt + (i * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await delay(wait);
    all.push(one(url, agent));
  }
  const took = await Promise.all(all);
  agent.destroy();
  return took;
}

function one(url: string, agent: Agent): Promise<number> {
  const sentAt = performance.now();
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 201) resolve(performance.now() - sentAt);
        else reject(new Error(`Answered ${response.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end(BODY);
  });
}
