import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { readPath } from './match-of.js';

/** Names of a build's server actions, by their ids. */
interface Names {
  readonly readAt: number;
  readonly byId: ReadonlyMap<string, string>;
}

const READ_AGAIN_MS = 1000;
const known = new Map<string, Names>();

/**
 * The server action that a request calls: by its exported name where Next writes that down, else by its id. Null for
 * none, and for an id that the build doesn't have: anybody can send one.
 */
export function serverActionOf(request: IncomingMessage, distDir: string): string | null {
  const id = request.headers['next-action'];
  // By any other method Next shows the page, and calls nothing.
  if (typeof id !== 'string' || request.method !== 'POST') return null;
  return namesOf(distDir, id).byId.get(id) ?? null;
}

/** Read again when an id is unknown, a second later at the soonest: in development they come one by one. */
function namesOf(distDir: string, id: string): Names {
  const names = known.get(distDir);
  const now = performance.now();
  if (names !== undefined && (names.byId.has(id) || now - names.readAt < READ_AGAIN_MS)) return names;
  const read: Names = { readAt: now, byId: readNames(distDir) };
  known.set(distDir, read);
  return read;
}

/** Undocumented too: where it can't be read, an action's record is named by its page's route. */
function readNames(distDir: string): ReadonlyMap<string, string> {
  try {
    const text = readFileSync(join(distDir, 'server/server-reference-manifest.json'), 'utf8');
    const actions = Object.entries((readPath(JSON.parse(text), ['node']) ?? {}) as Record<string, unknown>);
    return new Map(actions.map(([id, action]) => [id, nameOf(action) ?? id]));
  } catch {
    return new Map();
  }
}

function nameOf(action: unknown): string | null {
  const name = readPath(action, ['exportedName']);
  // Actions written inside a component have a name that the compiler made up.
  return typeof name === 'string' && name !== '' && !name.startsWith('$$') ? name : null;
}
