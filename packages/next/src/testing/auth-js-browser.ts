type Fields = Readonly<Record<string, string>>;

/** A browser of an app with Auth.js; it keeps its cookies. */
export interface AuthJsBrowser {
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Posts a form of Auth.js's own, with its token against forgery. */
  post(path: string, fields: Fields, headers?: Fields): Promise<Response>;
  /** Calls a server action of the page `/enter` with a form, by script. */
  act(name: string, fields: Fields, headers?: Fields): Promise<Response>;
  /** Posts the same form without script. */
  submit(name: string, fields: Fields): Promise<Response>;
}

export function authJsBrowser(url: string): AuthJsBrowser {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Fields | undefined), cookie };
    const answer = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const actionId = async (name: string): Promise<string> => {
    const page = await (await send('/enter')).text();
    const form = page.split('<form').find((part) => part.includes(`<button>${name}</button>`));
    return form?.match(/\$ACTION_ID_([0-9a-f]+)/)?.[1] ?? '';
  };
  return {
    send,
    async post(path, fields, headers = {}) {
      const { csrfToken } = (await (await send('/api/auth/csrf')).json()) as { readonly csrfToken: string };
      const body = new URLSearchParams({ csrfToken, ...fields });
      return send(`/api/auth/${path}`, { method: 'POST', headers, body });
    },
    async act(name, fields, headers = {}) {
      const body = new FormData();
      for (const [field, value] of Object.entries(fields)) body.append(`_1_${field}`, value);
      body.append('0', '["$K1"]');
      const id = await actionId(name);
      return send('/enter', { method: 'POST', headers: { ...headers, 'next-action': id }, body });
    },
    async submit(name, fields) {
      const body = new FormData();
      body.append(`$ACTION_ID_${await actionId(name)}`, '');
      for (const [field, value] of Object.entries(fields)) body.append(field, value);
      return send('/enter', { method: 'POST', body });
    },
  };
}
