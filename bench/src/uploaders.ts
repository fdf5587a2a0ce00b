import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** What came of all uploads. */
export interface Uploaded {
  readonly stored: number;
  readonly failed: readonly string[];
}

const CLIENTS = 50;
const CHUNK_BYTES = 48 * 1024;
const [origin = '', everyMs = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
const chunks = Array.from({ length: 8 }, makeChunk);
let stored = 0;
const failed: string[] = [];
let isStopped = false;

/** Compresses about as well as recorded pages do, to about a sixth, and is as large as a recorder's chunks grow. */
function makeChunk(): Buffer {
  const event = () => ({
    type: 3,
    timestamp: Date.now(),
    data: { texts: randomBytes(60).toString('base64') },
  });
  const filler = 'class="row item selected" style="display: flex"'.repeat(8);
  const events = Array.from({ length: CHUNK_BYTES / 110 }, () => ({ ...event(), attributes: filler }));
  return gzipSync(JSON.stringify(events));
}

function post(path: string, body: Buffer | string, headers: object = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { agent, method: 'POST', headers: { 'sec-fetch-site': 'same-origin', ...headers } };
    const sending = request(`${origin}/api/auditreel/${path}`, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode} ${text}`));
      });
    });
    sending.on('error', reject).end(body);
  });
}

interface Session {
  readonly sessionId: string;
  readonly writeToken: string;
}

async function newSession(): Promise<Session> {
  return JSON.parse(await post('session', JSON.stringify({ sentAt: Date.now(), reason: 'start' })));
}

async function client(index: number, { sessionId, writeToken }: Session): Promise<void> {
  const every = Number(everyMs);
  await wait((index / CLIENTS) * every);
  for (let seq = 0; !isStopped; seq++) {
    const from = performance.now();
    const now = Date.now();
    const envelope = {
      ...{ v: 1, sessionId, tabId: `tab-${index}`, page: `page-${index}`, seq, part: 0, parts: 1 },
      ...{ firstMs: now - every, lastMs: now, sendMs: now, count: 100, hasSnapshot: seq % 9 === 0 },
      ...{ marks: [], dropped: 0, recorder: '0.1.0' },
    };
    const data = chunks[(index + seq) % chunks.length] ?? Buffer.alloc(0);
    const body = Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), data]);
    await post('chunks', body, { authorization: `Bearer ${writeToken}` }).then(
      () => stored++,
      (error: Error) => failed.push(error.message),
    );
    await wait(Math.max(0, every - (performance.now() - from)));
  }
}

process.on('message', () => {
  isStopped = true;
  process.send?.({ stored, failed } satisfies Uploaded);
});
process.on('disconnect', () => process.exit());

// People don't all arrive in the second that is measured.
const sessions: Session[] = [];
for (let index = 0; index < CLIENTS; index++) sessions.push(await newSession());
for (const [index, session] of sessions.entries())
  client(index, session).catch((error: Error) => failed.push(error.message));
process.send?.('ready');
