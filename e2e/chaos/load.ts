import { Agent } from 'node:http';
import { pause } from './pause.ts';
import type { Random } from './seeded-random.ts';
import { sendRequest } from './send-request.ts';

/** An answer that the client has, to its last byte. */
export interface Answer {
  readonly requestId: string;
  readonly path: string;
  readonly status: number;
}

export interface Load {
  readonly answers: readonly Answer[];
  /** Requests whose answer never came, or not whole. */
  readonly unanswered: number;
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly port: number;
  /** Begins every request id of this load. */
  readonly prefix: string;
  readonly paths: readonly [string, ...string[]];
  readonly connections: number;
  readonly random: Random;
  readonly onAnswer?: (count: number) => void;
}

const WAIT_MS = 25;

/** Clients that each send one request after the other over a connection they keep. */
export function startLoad({ port, prefix, paths, connections, random, onAnswer }: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers: Answer[] = [];
  let unanswered = 0;
  let sent = 0;
  let isWanted = true;

  async function client(): Promise<void> {
    while (isWanted) {
      const requestId = `${prefix}-${++sent}`;
      const path = random.pick(paths);
      const status = await sendRequest({ port, agent, path, requestId });
      if (status === null) {
        unanswered++;
        await pause(WAIT_MS);
      } else {
        answers.push({ requestId, path, status });
        onAnswer?.(answers.length);
      }
    }
  }

  const clients = Array.from({ length: connections }, client);
  return {
    answers,
    get unanswered() {
      return unanswered;
    },
    async stop() {
      isWanted = false;
      await Promise.all(clients);
      agent.destroy();
    },
  };
}
