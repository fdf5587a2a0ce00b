import express, { type Application, type Request } from 'express';
import { watchChannel } from './watch-channel.js';
import { type Layer, publishesRouting, type Router, watchLayers, watchRouters } from './watch-layers.js';

const known = new WeakSet<Application>();

// When this module is loaded, not when the middleware is made: routers of other files are built before that.
watchRouter(express.Router().use('/', function probe() {}) as unknown as Router);

/** Follows a request from its first layer to the one that answers it. */
export function watchRouting(): { watch(req: Request): void } {
  watchChannel();
  return { watch };
}

/** The host's Express may be another copy than ours. */
function watch(req: Request): void {
  if (known.has(req.app)) return;
  known.add(req.app);
  // Express 4 has `_router`, and a `router` that throws.
  const { _router: older } = req.app as { readonly _router?: Router };
  watchRouter(older ?? (req.app as unknown as { readonly router: Router }).router);
}

function watchRouter(router: Router): void {
  const layer: Layer | undefined = router.stack[0];
  if (layer === undefined || publishesRouting(layer)) return;
  watchRouters(router);
  watchLayers(layer);
}
