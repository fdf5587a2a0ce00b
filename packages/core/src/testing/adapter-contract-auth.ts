import { expect, it } from 'vitest';
import { type OpenApp, only } from './adapter-contract-app.js';

/** Auth events name the request's record. */
export function authPromises(open: OpenApp): void {
  it('a login takes the actor who came in', async () => {
    const app = await open();
    await app.send('POST', '/login', { headers: { 'x-login': 'ada' } });
    expect(await app.record()).toMatchObject({
      action: 'authn.login',
      kind: 'auth',
      outcome: 'success',
      actorType: 'user',
      actorId: 'ada',
    });
  });

  it('a failed login is anonymous, and what was typed is hashed', async () => {
    const app = await open();
    await app.send('POST', '/login/fails');
    const record = await app.record();
    expect(record).toMatchObject({
      action: 'authn.login',
      outcome: 'failure',
      reason: 'INVALID_CREDENTIALS',
      actorType: 'anonymous',
      targetType: 'user',
      statusCode: 401,
    });
    expect(only(record.targets ?? [])).toMatchObject({ verified: false });
    expect(JSON.stringify(record).toLowerCase()).not.toContain('hunter2');
  });

  it('a logout is by the actor who went out', async () => {
    const app = await open();
    await app.send('POST', '/logout', { headers: { 'x-user': 'ada' } });
    expect(await app.record()).toMatchObject({ action: 'authn.logout', actorId: 'ada', outcome: 'success' });
  });

  it('a second auth event in a request is an event beside its record', async () => {
    const app = await open();
    await app.send('POST', '/password', { headers: { 'x-user': 'ada' } });
    const records = await app.records(2);
    const outcome = only(records.filter(({ stage }) => stage === 'outcome'));
    const event = only(records.filter(({ stage }) => stage === 'event'));
    expect(outcome).toMatchObject({ action: 'password.change', actorId: 'ada', parentId: null });
    expect(event).toMatchObject({ action: 'session.expire', actorId: 'ada', parentId: outcome.id });
  });
}
