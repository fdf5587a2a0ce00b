import { type Agent, request } from 'node:http';

export interface ChaosRequest {
  readonly port: number;
  readonly agent: Agent;
  readonly path: string;
  readonly requestId: string;
}

const TIMEOUT_MS = 60_000;

/** The status of an answer that came whole, to its last byte; null for any other. */
export function sendRequest({ port, agent, path, requestId }: ChaosRequest): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = { 'x-audit-ctx': `v1;;chaos;${requestId};1`, 'content-length': 0 };
    const sent = request({ port, agent, path, headers, host: '127.0.0.1', method: 'POST' }, (res) => {
      res.on('end', () => resolve(res.complete ? (res.statusCode ?? null) : null));
      res.on('error', () => resolve(null));
      res.on('close', () => resolve(null));
      res.resume();
    });
    sent.on('error', () => resolve(null));
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy());
    sent.end();
  });
}
