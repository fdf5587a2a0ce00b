import {
  ASSET_TYPE,
  type AssetAck,
  type AssetEntry,
  type AssetEnvelope,
  type SessionAnswer,
} from '@auditreel/core/protocol';
import type { AssetFile } from './asset-file.js';

/** A file under the name by which the recording shows it. */
export interface NamedFile extends AssetFile {
  readonly name: string;
}

/** Where they go. */
export interface Receiver {
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly session: SessionAnswer;
  /** Aborted when nothing more may be sent. */
  readonly signal: AbortSignal;
}

/** What came of it. `over`: no more of this session. */
export interface Sent {
  readonly stored: readonly NamedFile[];
  readonly over: boolean;
}

const MAX_ENTRIES = 50;
const MAX_BYTES = 400_000;
const PATIENCE_MS = 30_000;
/** What is said of the files, not of who sends them. */
const REFUSED: ReadonlySet<number> = new Set([400, 409, 413]);

/** Offers files, and sends those that the server has not yet. Throws when it can't be reached or has no time. */
export async function sendAssets(files: readonly NamedFile[], receiver: Receiver): Promise<Sent> {
  const stored: NamedFile[] = [];
  for (let from = 0; from < files.length; from += MAX_ENTRIES) {
    const some = files.slice(from, from + MAX_ENTRIES);
    const answer = await post(some, [], receiver);
    if (typeof answer === 'string' || answer.next === 'stop') return { stored, over: true };
    const missing = new Set(answer.missing);
    stored.push(...some.filter(({ sha256 }) => !missing.has(sha256)));
    const loads = loadsOf(some.filter(({ sha256 }) => missing.has(sha256)));
    for (let load = loads.shift(); load !== undefined; load = loads.shift()) {
      const sent = await post(load, load, receiver);
      if (sent === 'over' || (sent !== 'refused' && sent.next === 'stop')) return { stored, over: true };
      if (sent !== 'refused') stored.push(...load);
      // One that is not what it says it is keeps no other from being taken.
      else if (load.length > 1) loads.unshift(...load.map((file) => [file]));
    }
  }
  return { stored, over: false };
}

/** One request. `refused`: what it brings will never be taken; `over`: nothing will. */
async function post(
  files: readonly NamedFile[],
  bodies: readonly AssetFile[],
  { base, fetch, session, signal }: Receiver,
): Promise<AssetAck | 'refused' | 'over'> {
  const sizeOf = (file: AssetFile): number => (bodies.includes(file) ? file.body.length : 0);
  const assets = files.map((file): AssetEntry => {
    const { name, sha256, type } = file;
    return { name, sha256, type, size: sizeOf(file) };
  });
  const envelope: AssetEnvelope = { v: 1, sessionId: session.sessionId, assets };
  const response = await fetch(`${base}/assets`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': ASSET_TYPE, authorization: `Bearer ${session.writeToken}` },
    body: new Blob([`${JSON.stringify(envelope)}\n`, ...bodies.map(({ body }) => body)]),
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
  if (response.ok) return (await response.json()) as AssetAck;
  if (response.status === 429 || response.status >= 500) throw new Error(`Not now: ${response.status}.`);
  return REFUSED.has(response.status) ? 'refused' : 'over';
}

function loadsOf(files: readonly NamedFile[]): NamedFile[][] {
  const loads: NamedFile[][] = [];
  let bytes = MAX_BYTES;
  for (const file of files) {
    bytes += file.body.length;
    if (bytes > MAX_BYTES) {
      loads.push([]);
      bytes = file.body.length;
    }
    loads.at(-1)?.push(file);
  }
  return loads;
}
