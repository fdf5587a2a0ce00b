import type { AuditMeta } from '@auditreel/core';
import express from 'express';
import { expectTypeOf, test } from 'vitest';
import { audited, mount } from './index.js';

const app = express();

test('the inferred params of a handler survive a decoration', () => {
  app.post('/orders/:id/items/:item', audited({ action: 'order.refund' }), (req) => {
    expectTypeOf(req.params.id).toEqualTypeOf<string>();
    expectTypeOf(req.params.item).toEqualTypeOf<string>();
    // @ts-expect-error the path has no such parameter
    req.params.nothing;
  });
});

test('two decorations and a handler agree', () => {
  app.get('/users/:user', audited({ action: 'user.read' }), audited({ metadata: { a: 1 } }), (req) => {
    expectTypeOf(req.params.user).toEqualTypeOf<string>();
  });
});

test('a decoration stands in an array and in a router', () => {
  app.post(
    '/x',
    [audited({ action: 'x.do' })],
    (_req: express.Request, res: express.Response) => void res.end(),
  );
  express.Router().use(audited({ action: 'x.do' }));
});

test('the meta is checked', () => {
  expectTypeOf(audited).parameter(0).toEqualTypeOf<AuditMeta>();
  // @ts-expect-error there is no such kind
  audited({ kind: 'destroy' });
  // @ts-expect-error a target needs a type
  audited({ target: { param: 'id' } });
});

test('authorize is required, and gets an Express request', () => {
  const handler = async () => new Response();
  // @ts-expect-error nobody may forget it
  mount(handler, {});
  mount(handler, {
    authorize: (req) => {
      expectTypeOf(req).toEqualTypeOf<express.Request>();
      return null;
    },
  });
});
