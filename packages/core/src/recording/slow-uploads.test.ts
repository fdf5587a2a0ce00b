import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendResponse } from '../adapter/http/send-response.js';
import { webRequest } from '../adapter/http/web-request.js';
import type { SessionAnswer } from '../protocol/envelope.js';
import { envelopeAt } from './testing/envelope-at.js';
import { ackOf, ONE_EVENT, type TestIngest, testIngest } from './testing/test-ingest.js';

const LIMITS = { uploadMs: 600, stallMs: 200, uploadsAtOnce: 8, uploadBytesAtOnce: 1_000_000 };

let ingest: TestIngest;
let server: Server;
let session: SessionAnswer;
let sockets: Socket[];

beforeEach(async () => {
  ingest = testIngest({ limits: LIMITS });
  session = await ingest.session();
  sockets = [];
  server = createServer((req, res) => {
    ingest.handle(webRequest(req, { path: req.url ?? '/' }), { address: '192.0.2.1' }).then(
      (response) => sendResponse(response, res),
      () => res.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A connection that has sent the head of an upload of so many bytes, and nothing of it. */
async function begin(length: number): Promise<Socket> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  const lines = [
    'POST /api/auditreel/chunks HTTP/1.1',
    'host: shop.test',
    'sec-fetch-site: same-origin',
    `authorization: Bearer ${session.writeToken}`,
    `content-length: ${length}`,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await wait(20);
  return socket;
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const end = (): void => resolve(text.replace(/\r\n[\s\S]*?retry-after: (\d+)[\s\S]*?\r\n\r\n/, ' [$1] '));
    socket.on('data', (piece) => {
      text += piece.toString();
      if (text.includes('}')) end();
    });
    socket.on('close', end);
  });
}

function body(data: Uint8Array = ONE_EVENT): Buffer {
  const envelope = { ...envelopeAt(ingest.clock.now), sessionId: session.sessionId };
  return Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), data]);
}

async function expectRoom(): Promise<void> {
  const answers = await Promise.all([0, 1, 2, 3].map((seq) => ingest.upload(session, { page: 'p', seq })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
}

describe('an upload', () => {
  it.each([
    ['sends nothing', async (_socket: Socket) => undefined],
    ['stops half way', async (socket: Socket) => void socket.write(body().subarray(0, 50))],
    [
      'trickles, a byte at a time',
      async (socket: Socket) => {
        for (const byte of body().subarray(0, 60)) {
          if (!socket.writable) return;
          socket.write(Uint8Array.of(byte));
          await wait(50);
        }
      },
    ],
  ])('that %s is answered in time, and leaves its place', async (_name, send) => {
    const uploads = await Promise.all([begin(300), begin(300), begin(300), begin(300)]);
    const answers = Promise.all(uploads.map(answerOf));
    const sending = Promise.all(uploads.map(send));
    for (const answer of await answers) {
      expect(answer).toMatch(/^HTTP\/1.1 429 .*\[10\] /);
      expect(answer).toContain('TOO_SLOW');
    }
    await expectRoom();
    await sending;
    expect(ingest.errors).toEqual([]);
  });

  it('whose sender is gone leaves its place at once, and no row', async () => {
    for (let i = 0; i < 12; i++) {
      const socket = await begin(300);
      socket.write(body().subarray(0, 60));
      await wait(5);
      if (i % 2 === 0) socket.resetAndDestroy();
      else socket.end();
      await wait(20);
    }
    await expectRoom();
    expect(await ingest.storage.chunks.list(session.sessionId)).toHaveLength(4);
    expect(ingest.errors).toEqual([]);
  });

  it('beyond those that may come at once from one address is told to come again, and others have room', async () => {
    const held = await Promise.all([begin(300), begin(300), begin(300), begin(300)]);
    const answer = await answerOf(await begin(300));
    expect(answer).toMatch(/^HTTP\/1.1 503 .*\[5\] /);
    expect(answer).toContain('BUSY');
    await ackOf(await ingest.upload(session, {}, { from: '192.0.2.2' }));
    for (const socket of held) socket.resetAndDestroy();
    await wait(50);
    await expectRoom();
  });

  it('beyond the bytes that may be in memory is told to come again, and frees its own', async () => {
    const large = gzipSync(JSON.stringify([randomBytes(400_000).toString('base64')]));
    const [one, two, three] = await Promise.all([begin(900_000), begin(900_000), begin(900_000)]);
    const refused = answerOf(three);
    one.write(large);
    two.write(large);
    await wait(50);
    three.write(large);
    expect(await refused).toMatch(/^HTTP\/1.1 503 .*\[5\] /);
    one.resetAndDestroy();
    two.resetAndDestroy();
    await wait(50);
    await ackOf(await ingest.upload(session, {}, { data: large }));
    await expectRoom();
  });

  it('that is slow, but not too slow, is stored', async () => {
    const bytes = body();
    const socket = await begin(bytes.byteLength);
    const answer = answerOf(socket);
    for (const at of [0, 100, 200]) {
      socket.write(bytes.subarray(at, at === 200 ? undefined : at + 100));
      await wait(100);
    }
    expect(await answer).toMatch(/^HTTP\/1.1 200 /);
  });
});

it('a request for a session that stops half way is answered in time', async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  const head = 'POST /api/auditreel/session HTTP/1.1\r\nhost: shop.test\r\nsec-fetch-site: same-origin\r\n';
  socket.write(`${head}content-length: 40\r\n\r\n{"sentAt"`);
  expect(await answerOf(socket)).toContain('TOO_SLOW');
});

it('a body whose source never answers its cancellation holds nobody up', async () => {
  const source = new ReadableStream({
    pull: () => new Promise(() => undefined),
    cancel: () => new Promise(() => undefined),
  });
  const headers = { 'sec-fetch-site': 'same-origin', authorization: `Bearer ${session.writeToken}` };
  const init = { method: 'POST', body: source, headers, duplex: 'half' } as const;
  const response = await ingest.handle(new Request('http://shop.test/api/auditreel/chunks', init), {
    address: null,
  });
  expect(response.status).toBe(429);
});
