import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { AssetAck, AssetEntry } from '../../protocol/assets.js';
import { assetEncoding } from '../../protocol/assets.js';
import type { SessionAnswer } from '../../protocol/envelope.js';
import { refusalOf, type TestIngest } from './test-ingest.js';

/** An asset as a page has it. */
export interface ShownAsset extends Omit<AssetEntry, 'size'> {
  /** As it is sent. */
  readonly data: Uint8Array;
}

const ASSETS_URL = 'http://shop.test/api/auditreel/assets';

/** What is right, unless `over` says something else. */
export function shown(
  name: string,
  content: string | Uint8Array,
  over: Partial<ShownAsset> = {},
): ShownAsset {
  const type = over.type ?? 'text/css';
  const bytes = Buffer.from(content);
  return {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    type,
    data: assetEncoding(type) === 'gzip' ? gzipSync(bytes) : bytes,
    ...over,
  };
}

/** The same asset without its bytes. */
export function offer(asset: ShownAsset): ShownAsset {
  return { ...asset, data: new Uint8Array() };
}

type Sender = Pick<SessionAnswer, 'sessionId' | 'writeToken'>;

export function sendAssets(
  ingest: Pick<TestIngest, 'handle'>,
  { sessionId, writeToken }: Sender,
  assets: readonly ShownAsset[],
): Promise<Response> {
  const entries = assets.map(({ data, ...entry }): AssetEntry => ({ ...entry, size: data.byteLength }));
  const line = JSON.stringify({ v: 1, sessionId, assets: entries });
  const body = Buffer.concat([Buffer.from(`${line}\n`), ...assets.map(({ data }) => data)]);
  return postAssets(ingest, writeToken, body);
}

export function postAssets(
  { handle }: Pick<TestIngest, 'handle'>,
  writeToken: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = { 'sec-fetch-site': 'same-origin', authorization: `Bearer ${writeToken}`, ...headers };
  return handle(new Request(ASSETS_URL, { method: 'POST', body, headers: all }), { address: '192.0.2.1' });
}

export async function assetAckOf(response: Response): Promise<AssetAck> {
  if (!response.ok) throw new Error(await refusalOf(response));
  return (await response.json()) as AssetAck;
}
