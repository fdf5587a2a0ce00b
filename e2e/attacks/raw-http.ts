import { connect } from 'node:net';

/** One answer, as it came over the socket; header names are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly setCookies: readonly string[];
  readonly body: string;
}

export interface RawRequest {
  readonly method: string;
  /** Sent as it is, a byte for each character: nothing is encoded or normalised. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** The bytes of a request that asks for its connection to be closed. */
export function requestBytes({ method, path, headers = {}, body }: RawRequest): Buffer {
  const content = body === undefined ? null : Buffer.from(body);
  const lines = Object.entries({
    connection: 'close',
    ...(content === null ? {} : { 'content-length': String(content.byteLength) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  return content === null ? head : Buffer.concat([head, content]);
}

/** Sends bytes, and reads until the server closes. No answer at all is an empty list. */
export function exchange(port: number, bytes: Uint8Array): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connect(port, 'localhost', () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(new Error('The server kept silent for 20 s.')), 20_000);
    let failure: Error | null = null;
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', () => {
      clearTimeout(timer);
      const answers = parseAnswers(Buffer.concat(pieces));
      // A server that has answered may drop what else was on its way.
      if (failure === null || answers.length > 0 || isReset(failure)) resolve(answers);
      else reject(failure);
    });
  });
}

/** Sends half a request, waits until the server has begun to read it, and is gone. */
export function dropAfter(port: number, bytes: Uint8Array, waitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, 'localhost', () => {
      socket.write(bytes);
      setTimeout(() => socket.resetAndDestroy(), waitMs);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function parseAnswers(bytes: Buffer): readonly Answer[] {
  const answers: Answer[] = [];
  let rest = bytes;
  while (rest.byteLength > 0) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const pairs = lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    const headers = new Map(pairs);
    const { body, length } = bodyOf(rest.subarray(end + 4), headers);
    const setCookies = pairs.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
    answers.push({ status: Number(first.split(' ')[1]), headers, setCookies, body: body.toString() });
    rest = rest.subarray(end + 4 + length);
  }
  return answers;
}

function bodyOf(bytes: Buffer, headers: ReadonlyMap<string, string>): { body: Buffer; length: number } {
  if (headers.get('transfer-encoding') === 'chunked') return dechunk(bytes);
  const length = headers.get('content-length');
  if (length === undefined) return { body: bytes, length: bytes.byteLength };
  const body = bytes.subarray(0, Number(length));
  return { body, length: body.byteLength };
}

function dechunk(bytes: Buffer): { body: Buffer; length: number } {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    const size = line < 0 ? Number.NaN : Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (Number.isNaN(size)) break;
    pieces.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
    if (size === 0) break;
  }
  return { body: Buffer.concat(pieces), length: Math.min(at, bytes.byteLength) };
}
