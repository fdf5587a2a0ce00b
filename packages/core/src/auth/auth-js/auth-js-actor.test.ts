import { encode, getToken } from '@auth/core/jwt';
import { describe, expect, it } from 'vitest';
import { authJsActor } from './auth-js-actor.js';

const secret = 'auth-js-secret-that-is-only-for-tests';
const asked = (cookie: string) => new Request('http://localhost/orders', { headers: { cookie } });

describe('authJsActor', () => {
  it.each(['authjs.session-token', '__Secure-authjs.session-token'])('reads %s', async (name) => {
    const token = await encode({ token: { sub: 'user-1', name: 'Ada' }, secret, salt: name });
    const actor = authJsActor({ secret }, { getToken });
    expect(await actor(asked(`${name}=${token}`))).toEqual({ type: 'user', id: 'user-1', name: 'Ada' });
  });

  it('a session cookie in pieces is put together', async () => {
    const name = 'authjs.session-token';
    const token = await encode({ token: { sub: 'user-1', big: 'x'.repeat(5000) }, secret, salt: name });
    const cookie = `${name}.0=${token.slice(0, 3900)}; ${name}.1=${token.slice(3900)}`;
    expect(await authJsActor({ secret }, { getToken })(asked(cookie))).toMatchObject({ id: 'user-1' });
  });

  it('nobody, a forged token and somebody else’s secret are anonymous', async () => {
    const name = 'authjs.session-token';
    const actor = authJsActor({ secret }, { getToken });
    const forged = await encode({ token: { sub: 'user-1' }, secret: 'another', salt: name });
    expect(await actor(asked(''))).toBeNull();
    expect(await actor(asked(`${name}=nonsense`))).toBeNull();
    expect(await actor(asked(`${name}=${forged}`))).toBeNull();
  });

  it('toActor sees the claims, so that an impersonation can be told', async () => {
    const name = 'authjs.session-token';
    const token = await encode({ token: { sub: 'victim', admin: 'root' }, secret, salt: name });
    const actor = authJsActor(
      { secret },
      {
        getToken,
        toActor: (user) => ({
          type: 'user',
          id: String(Reflect.get(user, 'admin')),
          onBehalfOf: { type: 'user', id: user.id ?? '' },
        }),
      },
    );
    expect(await actor(asked(`${name}=${token}`))).toMatchObject({
      id: 'root',
      onBehalfOf: { id: 'victim' },
    });
  });

  it('says at boot what is missing', async () => {
    expect(() => authJsActor({ secret })).toThrow("import { getToken } from '@auth/core/jwt'");
    expect(() => authJsActor({ adapter: {} })).not.toThrow();
    await expect(authJsActor({}, { getToken })(asked('authjs.session-token=x'))).rejects.toThrow('no secret');
  });

  it('a session of a database that has expired is nobody’s', async () => {
    const expires = new Date(Date.now() - 1000);
    const adapter = { getSessionAndUser: async () => ({ session: { expires }, user: { id: 'user-1' } }) };
    expect(await authJsActor({ adapter })(asked('authjs.session-token=abc'))).toBeNull();
  });
});
