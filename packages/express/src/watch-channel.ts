import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import type { Request } from 'express';
import { runInKeptDraft } from './kept-drafts.js';
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
  const start = diagnostics.channel('tracing:express.router.request:start');
  start.subscribe((run) => enter(run as LayerRun));
  start.bindStore(new DraftRestorer(), (run) => (run as LayerRun).req);
  diagnostics.subscribe('tracing:express.router.request:error', (run) => {
    const { req, error } = run as LayerRun;
    noteError(req, error);
  });
}

/** Stores nothing: every layer that the channel tells of runs in its request's draft. */
class DraftRestorer extends AsyncLocalStorage<Request> {
  override run<R, A extends unknown[]>(req: Request, callback: (...args: A) => R, ...args: A): R {
    return runInKeptDraft(req, args.length === 0 ? (callback as () => R) : () => callback(...args));
  }
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
