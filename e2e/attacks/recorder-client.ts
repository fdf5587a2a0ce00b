import { gzipSync } from 'node:zlib';
import { envelopeAt } from '../../packages/core/src/recording/testing/envelope-at.ts';
import type { Client } from './client.js';
import type { Answer } from './raw-http.js';

export interface Session {
  readonly sessionId: string;
  readonly sessionToken: string;
  readonly writeToken: string;
}

export interface Upload {
  readonly envelope: Readonly<Record<string, unknown>> | string;
  readonly data: Uint8Array;
  readonly token: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ONE_EVENT: Buffer = gzipSync('[{"type":4,"data":{},"timestamp":1}]');

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const TYPE = { 'content-type': 'application/vnd.auditreel.chunk' };

export async function newSession(visitor: Client): Promise<Session> {
  const answer = await visitor.send({
    method: 'POST',
    path: '/api/auditreel/session',
    headers: { ...SAME_ORIGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ sentAt: Date.now(), reason: 'start' }),
  });
  if (answer.status !== 200) throw new Error(`No session: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body) as Session;
}

/** An envelope that nothing is wrong with, but for the changes. */
export function envelopeFor(
  { sessionId }: Pick<Session, 'sessionId'>,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { ...envelopeAt(Date.now()), sessionId, ...changes };
}

export function upload(visitor: Client, { envelope, data, token, headers }: Upload): Promise<Answer> {
  const line = typeof envelope === 'string' ? envelope : JSON.stringify(envelope);
  return visitor.send({
    method: 'POST',
    path: '/api/auditreel/chunks',
    headers: {
      ...SAME_ORIGIN,
      ...TYPE,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: Buffer.concat([Buffer.from(`${line}\n`), data]),
  });
}

/** Status and code of a refusal of ours: `413 TOO_DEEP`. */
export function refusal(answer: Answer): string {
  const body = JSON.parse(answer.body) as { readonly error?: { readonly code?: string } };
  return `${answer.status} ${body.error?.code}`;
}
