import diagnostics from 'node:diagnostics_channel';
import type { Request } from 'express';
import type { Pattern } from './pattern-text.js';
import { enterMount, enterRoute, noteError } from './route-trail.js';

/** What Express 5.3 and later publish about each layer that runs. */
interface LayerRun {
  readonly req: Request;
  readonly layer: object;
  /** The pattern that matched. */
  readonly route: Pattern;
  readonly errorHandler?: boolean;
  /** Set when a `router.param` callback runs. */
  readonly param?: string;
  readonly error?: unknown;
}

let isWatching = false;

/** Follows requests through Express 5.3 and later, by its tracing channel; once a process. */
export function watchChannel(): void {
  if (isWatching) return;
  isWatching = true;
  diagnostics.subscribe('tracing:express.router.request:start', (run) => enter(run as LayerRun));
  diagnostics.subscribe('tracing:express.router.request:error', (run) => {
    const { req, error } = run as LayerRun;
    noteError(req, error);
  });
}

function enter({ req, layer, route, errorHandler, param }: LayerRun): void {
  // An error is answered on behalf of the route it came from.
  if (errorHandler === true) return;
  if (isInsideRoute(layer) || (param !== undefined && route !== '/')) enterRoute(req, route);
  else enterMount(req, route);
}

/** Only layers inside a route know a method, be it undefined for `all`. */
function isInsideRoute(layer: object): boolean {
  return Object.hasOwn(layer, 'method');
}
