export interface Browser {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Objects go as JSON, `URLSearchParams` as a form. */
  post(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The `Cookie` header that it sends. */
  cookies(): string;
}

/** A client that keeps cookies and follows no redirect, as far as signing in needs a browser. */
export function browserAt(origin: string): Browser {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const headers = { origin, cookie: cookies(), ...init.headers };
    const response = await fetch(new URL(path, origin), { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  };
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) => {
      if (body instanceof URLSearchParams) return send(path, { method: 'POST', body, headers });
      const json = { 'content-type': 'application/json', ...headers };
      return send(path, { method: 'POST', body: JSON.stringify(body), headers: json });
    },
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  const isOver = attributes.some((one) => /^\s*(?:max-age=0|expires=thu, 01 jan 1970)/i.test(one));
  if (isOver || pair.slice(at + 1) === '') jar.delete(name);
  else jar.set(name, pair.slice(at + 1));
}
