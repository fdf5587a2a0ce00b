import { randomUUID } from 'node:crypto';
import type { Answered } from './answered.js';
import { type Answer, exchange, type RawRequest, requestBytes } from './raw-http.js';

/** Somebody at a socket, who keeps cookies and counts what was answered. */
export interface Client {
  send(request: RawRequest): Promise<Answer>;
  /** A request that carries a session token the way the recorder sends it; `requestId` finds its record. */
  tagged(request: RawRequest, sessionToken?: string): Promise<Answer & { readonly requestId: string }>;
  form(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  json(path: string, body: unknown): Promise<Answer>;
  setCookie(name: string, value: string): void;
  readonly cookies: ReadonlyMap<string, string>;
}

export interface Place {
  readonly port: number;
  readonly answered: Answered;
}

export function client({ port, answered }: Place): Client {
  const cookies = new Map<string, string>();

  async function send(request: RawRequest): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      host: `localhost:${port}`,
      ...(cookie === '' ? {} : { cookie }),
      ...request.headers,
    };
    const [answer] = await exchange(port, requestBytes({ ...request, headers }));
    if (answer === undefined) throw new Error(`${request.method} ${request.path}: closed without an answer`);
    answered.note(request, answer);
    for (const line of answer.setCookies) keepCookie(cookies, line);
    return answer;
  }

  return {
    cookies,
    send,
    setCookie: (name, value) => cookies.set(name, value),
    async tagged(request, sessionToken = '') {
      const requestId = randomUUID();
      const tag = `v1;${sessionToken};tab-1;${requestId};${Date.now()}`;
      const answer = await send({ ...request, headers: { 'x-audit-ctx': tag, ...request.headers } });
      return { ...answer, requestId };
    },
    form: (path, fields) =>
      send({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
    json: (path, body) =>
      send({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** Signs in with one of the shop's demo accounts. */
export async function signedIn(
  place: Place,
  account: Readonly<Record<'email' | 'password', string>>,
): Promise<Client> {
  const visitor = client(place);
  const answer = await visitor.form('/login', { email: account.email, password: account.password });
  if (answer.status !== 303) throw new Error(`${account.email} could not sign in: ${answer.status}`);
  return visitor;
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';', 1);
  const at = pair.indexOf('=');
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
