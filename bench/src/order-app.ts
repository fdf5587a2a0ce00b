import express, { type Express, type RequestHandler } from 'express';

export const ORDER_PATH = '/orders/17/items';

/** The host app of every variant of Express: a JSON body in, a small JSON answer out. */
export function orderApp(before: readonly RequestHandler[], awaits = 0): Express {
  const app = express();
  app.disable('x-powered-by');
  for (const middleware of before) app.use(middleware);
  app.use(express.json());
  app.post('/orders/:id/items', async (req, res) => {
    for (let i = 0; i < awaits; i++) await Promise.resolve();
    res.status(201).json({ id: req.params.id, items: req.body.items.length });
  });
  return app;
}
