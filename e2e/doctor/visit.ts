import { gzipSync } from 'node:zlib';
import { envelopeAt } from '../../packages/core/src/recording/testing/envelope-at.ts';
import type { Shop } from './open-shop.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0';
const ONE_EVENT = gzipSync('[{"type":4,"data":{},"timestamp":1}]');

/** Orders something, as a page does. */
export async function order(
  { url }: Pick<Shop, 'url'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await fetch(`${url}/orders`, {
    method: 'POST',
    headers: { 'user-agent': BROWSER, ...headers },
  });
  if (answer.status !== 201) throw new Error(`The order was answered ${answer.status}`);
}

/** Uploads one chunk, as a recorder does. */
export async function record({ url }: Pick<Shop, 'url'>): Promise<void> {
  const ingest = `${url}/api/auditreel`;
  const headers = { origin: url, 'user-agent': BROWSER };
  const session = await fetch(`${ingest}/session`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ sentAt: Date.now(), reason: 'start' }),
  });
  const { sessionId, writeToken }: Record<string, string> = await session.json();
  const line = JSON.stringify({ ...envelopeAt(Date.now()), sessionId });
  const chunk = await fetch(`${ingest}/chunks`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/vnd.auditreel.chunk',
      authorization: `Bearer ${writeToken}`,
    },
    body: Buffer.concat([Buffer.from(`${line}\n`), ONE_EVENT]),
  });
  if (chunk.status !== 200) throw new Error(`The chunk was answered ${chunk.status} ${await chunk.text()}`);
}
