import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenShop, openShop } from './testing/open-shop.js';
import { shopper, signedIn } from './testing/shopper.js';

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('signing in', () => {
  it('shows the form again, with what was typed but the password, when they do not match', async () => {
    const answer = await shopper(shop.app)
      .post('/login')
      .type('form')
      .send({ email: 'ann@example.test', password: 'wrong one' })
      .expect(401);
    expect(answer.text).toContain('value="ann@example.test"');
    expect(answer.text).not.toContain('wrong one');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('goes back to the page one came from, but never to another site', async () => {
    const form = { email: 'ann@example.test', password: 'marmalade toast' };
    const login = (next: string) =>
      shopper(shop.app)
        .post('/login')
        .type('form')
        .send({ ...form, next });
    await login('/checkout').expect(303).expect('location', '/checkout');
    await login('//elsewhere.test').expect(303).expect('location', '/account');
    await login('https://elsewhere.test').expect(303).expect('location', '/account');
  });

  it('ends with signing out', async () => {
    const ann = await signedIn(shop.app, 'ann@example.test');
    await ann.get('/account').expect(200);
    await ann.post('/logout').expect(303);
    await ann.get('/account').expect(303).expect('location', '/login?next=%2Faccount');
  });

  it('refuses what another site made the browser send', async () => {
    const form = { email: 'ann@example.test', password: 'marmalade toast' };
    await shopper(shop.app)
      .post('/login')
      .set('sec-fetch-site', 'cross-site')
      .type('form')
      .send(form)
      .expect(403);
    await shopper(shop.app)
      .post('/login')
      .set('origin', 'http://elsewhere.test')
      .type('form')
      .send(form)
      .expect(403);
  });
});

describe('an account', () => {
  it('is made once per e-mail, and a name cannot smuggle markup into a page', async () => {
    const form = { name: '<b>Eve</b>', email: 'eve@example.test', password: 'long enough' };
    const eve = shopper(shop.app);
    await eve.post('/signup').type('form').send(form).expect(303);
    const page = await eve.get('/account').expect(200);
    expect(page.text).toContain('&lt;b&gt;Eve&lt;/b&gt;');
    expect(page.text).not.toContain('<b>Eve</b>');
    await shopper(shop.app).post('/signup').type('form').send(form).expect(422);
  });

  it('shows an API key once, and the key reads its orders until it is revoked', async () => {
    const ann = await signedIn(shop.app, 'ann@example.test');
    const created = await ann.post('/account/keys').type('form').send({ name: 'Bookkeeping' }).expect(201);
    const secret = /eh_live_[\w-]{32}/.exec(created.text)?.[0] ?? '';
    expect((await ann.get('/account/keys')).text).not.toContain(secret);
    const read = () => shopper(shop.app).get('/api/orders').set('authorization', `Bearer ${secret}`);
    expect((await read().expect(200)).body.orders).toHaveLength(2);
    const { id } = await shop.prisma.apiKey.findFirstOrThrow();
    await ann.post(`/account/keys/${id}/revoke`).expect(303);
    await read().expect(401);
  });
});

describe('the password reset', () => {
  const reset = async () => {
    const bob = shopper(shop.app);
    await bob.post('/forgot').type('form').send({ email: 'bob@example.test' }).expect(200);
    const mail = await shop.prisma.mail.findFirstOrThrow({ orderBy: { id: 'desc' } });
    return { bob, path: new URL(mail.link ?? '').pathname };
  };

  it('refuses the e-mail that its form seems to ask for, every time, and says nothing useful', async () => {
    const { bob, path } = await reset();
    for (const password of ['soft boiled eggs', 'Soft-Boiled-6', 'S0ft!B0iled?']) {
      const form = { password, confirmation: 'bob@example.test' };
      const answer = await bob.post(path).type('form').send(form).expect(422);
      expect(answer.text).toContain('Please try another one.');
    }
  });

  it('works for whoever repeats the password, and once only', async () => {
    const { bob, path } = await reset();
    const form = { password: 'soft boiled eggs', confirmation: 'soft boiled eggs' };
    await bob.post(path).type('form').send(form).expect(200);
    await bob.post(path).type('form').send(form).expect(410);
    const login = { email: 'bob@example.test', password: form.password };
    await bob.post('/login').type('form').send(login).expect(303);
  });

  it('does not tell whether an e-mail has an account', async () => {
    const before = await shop.prisma.mail.count();
    await shopper(shop.app).post('/forgot').type('form').send({ email: 'nobody@example.test' }).expect(200);
    expect(await shop.prisma.mail.count()).toBe(before);
  });
});
