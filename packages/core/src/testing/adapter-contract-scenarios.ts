import type { Audit } from '../audit.js';
import { recordAuth } from '../auth/record-auth.js';
import { annotate } from '../context/annotate.js';
import type { AuditMeta } from '../options.js';

/** A request as a scenario sees it, whatever the framework. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  /** Parsed JSON, if there was any. */
  readonly body: unknown;
  header(name: string): string | undefined;
}

/** What a scenario answers; `body` may be written piece by piece. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<string>;
}

/** One route that an adapter's test app must have. */
export interface Scenario {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The router it hangs in, with parameters as `:name`; empty for none. */
  readonly mount?: string;
  /** Behind `mount`, with parameters as `:name`. */
  readonly path: string;
  /** What the handler is decorated with. */
  readonly meta?: AuditMeta;
  /** May throw, reject, or never answer; the app passes that on as its framework does. */
  handle(call: Call): Answer | Promise<Answer>;
}

/** Doors between a test and the handlers it talks to. */
export interface Doors {
  /** Told when a handler that waits has begun. */
  readonly begun: () => void;
  /** What it waits for. */
  readonly opened: Promise<void>;
}

const ok: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };

export function scenariosOf(audit: Audit, doors: Doors): readonly Scenario[] {
  return [...plain(), ...throwing(), ...slow(doors), ...described(), ...auth(audit)];
}

function plain(): readonly Scenario[] {
  return [
    { method: 'POST', path: '/orders', handle: () => ok },
    { method: 'GET', path: '/orders/:id', handle: () => ok },
    { method: 'PUT', path: '/orders/:id', handle: () => ok },
    { method: 'PATCH', path: '/orders/:id', handle: () => ok },
    { method: 'DELETE', path: '/orders/:id', handle: () => ({ status: 204 }) },
    {
      method: 'POST',
      path: '/status/:code',
      handle: ({ params }) => ({ status: Number(params.code), body: '{}' }),
    },
    {
      method: 'GET',
      path: '/status/:code',
      handle: ({ params }) => ({ status: Number(params.code), body: '{}' }),
    },
    { method: 'POST', path: '/form', handle: () => ({ status: 303, headers: { location: '/thanks' } }) },
    { method: 'POST', mount: '/reset/:token', path: '/notes/:note', handle: () => ok },
  ];
}

class OutOfStockError extends Error {
  override readonly name = 'OutOfStockError';
  readonly code = 'OUT_OF_STOCK';
}

function throwing(): readonly Scenario[] {
  return [
    {
      method: 'POST',
      path: '/throws',
      handle: () => {
        throw new OutOfStockError('with card 4111 1111 1111 1111');
      },
    },
    {
      method: 'POST',
      path: '/rejects',
      handle: async () => {
        await Promise.resolve();
        throw new OutOfStockError('with card 4111 1111 1111 1111');
      },
    },
  ];
}

function slow(doors: Doors): readonly Scenario[] {
  return [
    {
      method: 'POST',
      path: '/stream',
      handle: () => ({
        status: 200,
        body: (async function* pieces() {
          yield 'first';
          await doors.opened;
          yield 'second';
        })(),
      }),
    },
    {
      method: 'POST',
      path: '/never',
      handle: () => {
        doors.begun();
        return new Promise<Answer>(() => {});
      },
    },
    {
      method: 'POST',
      path: '/wait/:id',
      handle: async ({ params }) => {
        annotate({ target: { type: 'order', id: params.id ?? '' } });
        await pause();
        annotate({ metadata: { order: params.id } });
        return ok;
      },
    },
  ];
}

function described(): readonly Scenario[] {
  return [
    {
      method: 'POST',
      path: '/orders/:id/refund',
      meta: { action: 'order.refund', kind: 'update', target: { type: 'order', param: 'id' } },
      handle: ({ params }) => ({ ...ok, body: JSON.stringify(params) }),
    },
    {
      method: 'POST',
      path: '/transfers/:id',
      meta: { action: 'money.transfer', durability: 'strict', target: { type: 'account', param: 'id' } },
      handle: () => ({ status: 200, body: 'transferred' }),
    },
    { method: 'GET', path: '/export', meta: { action: 'order.export' }, handle: () => ok },
    {
      method: 'POST',
      path: '/profile',
      meta: { action: 'profile.edit', body: ['email', 'password', 'nested', '__proto__'] },
      handle: () => ok,
    },
    {
      method: 'POST',
      path: '/big',
      handle: () => {
        annotate({ metadata: { big: 'x'.repeat(10 * 1024 * 1024), small: 1 } });
        return ok;
      },
    },
    {
      method: 'POST',
      path: '/annotated',
      handle: async ({ body }) => {
        await deepBelow(body);
        return ok;
      },
    },
  ];
}

async function deepBelow(body: unknown): Promise<void> {
  await pause();
  await new Promise<void>((resolve) => {
    setImmediate(() => {
      annotate({ action: 'order.touch', target: { type: 'order', id: 7 }, metadata: { given: body } });
      resolve();
    });
  });
}

function auth(audit: Audit): readonly Scenario[] {
  return [
    {
      method: 'POST',
      path: '/login',
      handle: async ({ header }) => {
        await recordAuth(audit, 'authn.login', {
          actor: { type: 'user', id: header('x-login') ?? 'nobody' },
        });
        return ok;
      },
    },
    {
      method: 'POST',
      path: '/login/fails',
      handle: async () => {
        await recordAuth(audit, 'authn.login', {
          outcome: 'failure',
          claimed: 'Hunter2-typed-as-a-name',
          reason: 'INVALID_CREDENTIALS',
        });
        return { status: 401, body: '{}' };
      },
    },
    {
      method: 'POST',
      path: '/logout',
      handle: async () => {
        await recordAuth(audit, 'authn.logout');
        return ok;
      },
    },
    {
      method: 'POST',
      path: '/password',
      handle: async () => {
        await recordAuth(audit, 'password.change');
        await recordAuth(audit, 'session.expire');
        return ok;
      },
    },
  ];
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
