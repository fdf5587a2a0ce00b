import type { NextFunction, Request, Response } from 'express';
import { runInKeptDraft } from './kept-drafts.js';
import type { Patterns } from './pattern-text.js';
import { enterMount, enterRoute, noteError } from './route-trail.js';

/** A layer of Express 4, or of 5 before 5.3: matched, it runs, and tells nobody. */
export interface Layer {
  readonly handle: (...args: readonly unknown[]) => unknown;
  readonly route?: { readonly path: Patterns };
  /** Hung at `/`, in Express 5. */
  readonly slash?: boolean;
  /** The same in Express 4. */
  readonly regexp?: { readonly fast_slash?: boolean };
}

type Run = (this: Layer, req: Request, res: Response, next: NextFunction) => unknown;

/** A router, as far as routes are added to it. */
export interface Router {
  readonly stack: readonly Layer[];
  use(...args: readonly unknown[]): unknown;
}

const patterns = new WeakMap<Layer, Patterns>();
const watched = new WeakSet<object>();

/** Whether this Express publishes its own routing: then nothing of it is touched. */
export function publishesRouting(layer: Layer): boolean {
  return 'rawPath' in layer;
}

/** Remembers under which pattern each layer is hung from now on, in all routers of this one's kind. */
export function watchRouters(router: Router): void {
  const prototype = ownerOfUse(router);
  if (prototype === null || watched.has(prototype)) return;
  watched.add(prototype);
  const { use } = prototype;
  prototype.use = function useWithPattern(this: Router, ...args: readonly unknown[]): unknown {
    const before = this.stack.length;
    const result = Reflect.apply(use, this, args);
    const path = isPath(args[0]) ? args[0] : '/';
    for (const layer of this.stack.slice(before)) patterns.set(layer, path);
    return result;
  };
}

/** Follows requests through the layers of this one's kind. */
export function watchLayers(layer: Layer): void {
  const prototype: unknown = Object.getPrototypeOf(layer);
  if (typeof prototype !== 'object' || prototype === null || watched.has(prototype)) return;
  watched.add(prototype);
  const name = 'handle_request' in prototype ? 'handle_request' : 'handleRequest';
  const run = Reflect.get(prototype, name) as Run;
  const runWatched: Run = function handleRequest(req, res, next) {
    // Error handlers answer on behalf of the route the error came from; inside a route its pattern is known already.
    if (this.handle.length <= 3 && !Object.hasOwn(this, 'method')) {
      if (this.route === undefined) enterMount(req, patternsOf(this));
      else enterRoute(req, this.route.path);
    }
    return runInKeptDraft(req, () => run.call(this, req, res, noting(req, next)));
  };
  Reflect.set(prototype, name, runWatched);
}

/** Null for a layer that was hung before anybody looked. */
function patternsOf(layer: Layer): Patterns | null {
  return layer.slash || layer.regexp?.fast_slash ? '/' : (patterns.get(layer) ?? null);
}

function noting(req: Request, next: NextFunction): NextFunction {
  return function nextWithNote(...args: readonly unknown[]): void {
    const error = args[0];
    if (error && error !== 'route' && error !== 'router') noteError(req, error);
    Reflect.apply(next, undefined, args);
  };
}

function ownerOfUse(router: Router): Router | null {
  let owner: unknown = router;
  while (typeof owner === 'object' || typeof owner === 'function') {
    if (owner === null || Object.hasOwn(owner, 'use')) break;
    owner = Object.getPrototypeOf(owner);
  }
  return owner as Router | null;
}

function isPath(value: unknown): value is Patterns {
  if (Array.isArray(value)) return value.length > 0 && value.every(isPath);
  return typeof value === 'string' || value instanceof RegExp;
}
