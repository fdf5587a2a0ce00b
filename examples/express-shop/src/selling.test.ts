import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenShop, openShop } from './testing/open-shop.js';
import { goodCheckout, shopper, signedIn } from './testing/shopper.js';

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('the catalogue', () => {
  it('shows twelve products, each with a page and a picture', async () => {
    const home = await shopper(shop.app).get('/').expect(200);
    const paths = new Set(home.text.match(/\/products\/[a-z-]+/g));
    expect(paths.size).toBe(12);
    for (const path of paths) {
      const page = await shopper(shop.app).get(path).expect(200);
      expect(page.text).toMatch(/class="art"[^>]*>\s*<(ellipse|path)/);
    }
  });

  it('answers an unknown page with 404, as a page or as JSON', async () => {
    const page = await shopper(shop.app).get('/products/nothing').set('accept', 'text/html').expect(404);
    expect(page.text).toContain('Nothing at this table');
    const json = await shopper(shop.app).get('/nowhere').set('accept', 'application/json').expect(404);
    expect(json.body.error.message).toContain('looked everywhere');
  });
});

describe('an order', () => {
  it('is paid from the cart, and seen by nobody but its owner', async () => {
    const ann = await signedIn(shop.app, 'ann@example.test');
    await ann
      .post('/cart/lines')
      .send({ product: 'teapot', quantity: 2 })
      .set('accept', 'application/json')
      .expect(200);
    await ann.patch('/cart/lines/teapot').send({ quantity: 1 }).set('accept', 'application/json').expect(200);
    const paid = await ann.post('/checkout').send(goodCheckout).set('accept', 'application/json').expect(200);
    const order = await shop.prisma.order.findFirstOrThrow({
      orderBy: { id: 'desc' },
      include: { lines: true },
    });
    expect(paid.body.location).toBe(`/account/orders/${order.id}?placed`);
    expect(order).toMatchObject({ totalCents: 5_990, cardLast4: '4242', status: 'paid' });
    expect(order.lines).toMatchObject([{ productId: 'teapot', quantity: 1 }]);
    expect((await ann.get('/cart')).text).toContain('Nothing in it yet');
    const bob = await signedIn(shop.app, 'bob@example.test');
    await bob.get(`/account/orders/${order.id}`).expect(404);
  });

  it('is refused field by field', async () => {
    const ann = await signedIn(shop.app, 'ann@example.test');
    await ann.post('/cart/lines').type('form').send({ product: 'teapot' }).expect(303);
    const wrong = { ...goodCheckout, cardNumber: '4242 4242 4242 4243', expiry: '01/20' };
    const answer = await ann.post('/checkout').send(wrong).set('accept', 'application/json').expect(422);
    expect(Object.keys(answer.body.error.fields).sort()).toEqual(['cardNumber', 'expiry']);
  });
});

describe('the people who run the shop', () => {
  it('are the only ones let in', async () => {
    await shopper(shop.app).get('/admin/orders').expect(303);
    const ann = await signedIn(shop.app, 'ann@example.test');
    await ann.get('/admin/orders').expect(403);
    await ann.post('/admin/orders/1041/refund').send({ reason: 'please' }).expect(403);
  });

  it('refund an order once, with a reason', async () => {
    const admin = await signedIn(shop.app, 'admin@example.test');
    const refund = (body: object) =>
      admin.post('/admin/orders/1041/refund').set('accept', 'application/json').send(body);
    await refund({}).expect(422);
    await refund({ reason: 'Late' }).expect(200);
    await refund({ reason: 'Late' }).expect(409);
    const order = await shop.prisma.order.findUniqueOrThrow({ where: { id: 1041 } });
    expect(order).toMatchObject({ status: 'refunded', refundReason: 'Late' });
  });

  it('change a role, but not their own', async () => {
    const admin = await signedIn(shop.app, 'admin@example.test');
    const [ann, mara] = await Promise.all(['ann', 'admin'].map(idOf));
    await admin.post(`/admin/customers/${ann}/role`).type('form').send({ role: 'owner' }).expect(422);
    await admin.post(`/admin/customers/${mara}/role`).type('form').send({ role: 'customer' }).expect(409);
    await admin.post(`/admin/customers/${ann}/role`).type('form').send({ role: 'admin' }).expect(303);
    await admin.post(`/admin/customers/${ann}/role`).type('form').send({ role: 'customer' }).expect(303);
  });

  it('export orders in which a name is never a formula', async () => {
    const bob = await signedIn(shop.app, 'bob@example.test');
    await bob.post('/account/profile').type('form').send({ name: '=HYPERLINK("x")' }).expect(303);
    const admin = await signedIn(shop.app, 'admin@example.test');
    const csv = await admin
      .get('/admin/export.csv')
      .expect(200)
      .expect('content-type', /text\/csv/);
    expect(csv.text.split('\n')[0]).toBe('order,placed,customer,email,total,status,refund_reason');
    expect(csv.text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('act as a customer, with the customer’s rights only, until they stop', async () => {
    const admin = await signedIn(shop.app, 'admin@example.test');
    await admin.post(`/admin/customers/${await idOf('ann')}/impersonate`).expect(303);
    expect((await admin.get('/account').expect(200)).text).toContain('You are acting as <strong>Ann');
    await admin.get('/admin/orders').expect(403);
    await admin.post('/impersonation/stop').expect(303);
    await admin.get('/admin/orders').expect(200);
  });
});

async function idOf(name: string): Promise<string> {
  const user = await shop.prisma.user.findUniqueOrThrow({ where: { email: `${name}@example.test` } });
  return user.id;
}
