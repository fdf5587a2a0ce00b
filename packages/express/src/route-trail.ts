import { routeOf } from '@auditreel/core/adapter';
import type { Request } from 'express';
import { originalPath } from './original-path.js';
import { choosePattern, joinPattern, type Patterns, patternOfValues } from './pattern-text.js';

/** How far a request has come: the mounts it is under, the route it matched, the error it ran into. */
interface Trail {
  /** From the outside in; each one's base is a longer beginning of the path. */
  readonly mounts: Mounted[];
  route: string | null;
  error: unknown;
}

interface Mounted {
  /** The path's beginning that was matched, with its values: only ever compared, never shown. */
  readonly base: string;
  readonly template: string;
}

/** What is known about a request's routing when it ends. */
export interface Routing {
  /** Null when not even a router above it matched. */
  readonly route: string | null;
  /** No route matched: the rest of the path is shown by `routeOf`. */
  readonly isDerived: boolean;
  readonly error: unknown;
}

const ROOT: Mounted = { base: '', template: '' };
const TRAIL = Symbol('auditreel.trail');
type Followed = Request & { [TRAIL]?: Trail };

/** A middleware, router or app hung with `use` runs now; `req.baseUrl` ends with what it matched. */
export function enterMount(req: Request, patterns: Patterns | null): void {
  const trail = trailOf(req);
  const base = req.baseUrl;
  trail.route = null;
  leave(
    trail,
    (mount) => base.startsWith(mount.base) && (patterns === '/' || mount.base.length < base.length),
  );
  if (patterns === '/' || base === '') return;
  const parent = trail.mounts.at(-1) ?? ROOT;
  trail.mounts.push({ base, template: templateOf(req, patterns, { parent, whole: base }) });
}

/** A route's handler runs now. */
export function enterRoute(req: Request, patterns: Patterns): void {
  const trail = trailOf(req);
  leave(trail, (mount) => req.baseUrl.startsWith(mount.base));
  const parent = trail.mounts.at(-1) ?? ROOT;
  trail.route = templateOf(req, patterns, { parent, whole: null }) || '/';
}

/** Something threw, rejected or passed an error on. */
export function noteError(req: Request, error: unknown): void {
  trailOf(req).error = error;
}

/** Where the request was answered, as a template. */
export function routingOf(req: Request, statusCode: number | null): Routing {
  const { mounts, route, error } = trailOf(req);
  if (route !== null && !(statusCode === 404 && error === undefined && hasLeftApp(req))) {
    return { route, isDerived: false, error };
  }
  const mount = mounts.at(-1);
  if (mount === undefined) return { route: null, isDerived: true, error };
  const rest = routeOf(originalPath(req).slice(mount.base.length));
  return { route: rest === '/' ? mount.template || '/' : mount.template + rest, isDerived: true, error };
}

function trailOf(req: Followed): Trail {
  req[TRAIL] ??= { mounts: [], route: null, error: undefined };
  return req[TRAIL];
}

function leave(trail: Trail, isAround: (mount: Mounted) => boolean): void {
  for (let last = trail.mounts.at(-1); last !== undefined && !isAround(last); last = trail.mounts.at(-1)) {
    trail.mounts.pop();
  }
}

/** `whole` is the path that was matched from its beginning; null: all of the request's. */
function templateOf(
  req: Request,
  patterns: Patterns | null,
  { parent, whole }: { readonly parent: Mounted; readonly whole: string | null },
): string {
  if (typeof patterns === 'string') return joinPattern(parent.template, patterns);
  const path = (whole ?? originalPath(req).split('?', 1)[0] ?? '').slice(parent.base.length);
  const pattern = patterns === null ? null : choosePattern(patterns, path);
  return joinPattern(parent.template, pattern ?? patternOfValues(path, req.params ?? {}, routeOf));
}

/** The root router puts `req.next` back when no layer of it answered: then an earlier match was only passed through. */
function hasLeftApp(req: Request): boolean {
  return req.next === undefined;
}
