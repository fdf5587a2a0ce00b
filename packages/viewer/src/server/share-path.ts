import type { ViewerIdentity } from '@auditreel/core';
import { parseRecordId, parseSessionId } from './ids.js';
import { assertMay } from './permissions.js';
import { notFound, ViewerProblem } from './problem.js';
import { isVisible } from './tenant.js';
import { readTold, toldTime } from './told-time.js';
import type { ViewerScope } from './viewer-parts.js';

const RECORD = /^\/records\/([^/?#]{1,64})$/;
const SESSION = /^\/sessions\/([^/?#]{1,64})(?:\?([^#]{0,128}))?$/;

/** A path below the mount that may be shared, written anew out of its parts; null for any other. */
export function sharePath(path: string): string | null {
  const record = RECORD.exec(path)?.[1];
  if (record !== undefined) return isUuid(record) ? `/records/${record.toLowerCase()}` : null;
  const [, session, search] = SESSION.exec(path) ?? [];
  if (session === undefined || !/^[\w-]+$/.test(session)) return null;
  const asked = new URLSearchParams(search ?? '');
  const kept = new URLSearchParams();
  const [t, tab] = [asked.get('t'), asked.get('tab')];
  if (t !== null && /^\d{1,15}$/.test(t)) kept.set('t', t);
  if (tab !== null && /^[\w#-]{1,64}$/.test(tab)) kept.set('tab', tab);
  return `/sessions/${session}${kept.size > 0 ? `?${kept}` : ''}`;
}

/** The path in the parts that a record holds. */
export function toldPath(path: string): Readonly<Record<string, string>> {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const [t, tab] = [searchParams.get('t'), searchParams.get('tab')];
  return {
    path: pathname,
    ...(t === null ? {} : { t: toldTime(Number(t)) }),
    ...(tab === null ? {} : { tab }),
  };
}

/** {@link toldPath} back; null where it leads nowhere. */
export function readPath({ path, t, tab }: Readonly<Record<string, unknown>>): string | null {
  const search = new URLSearchParams();
  const ms = readTold(t);
  if (ms !== null) search.set('t', String(ms));
  if (typeof tab === 'string') search.set('tab', tab);
  return typeof path === 'string' ? sharePath(search.size > 0 ? `${path}?${search}` : path) : null;
}

/** A path that this viewer may see themselves, or a refusal. */
export async function visibleSharePath(scope: ViewerScope, asked: string): Promise<string> {
  const path = sharePath(asked);
  if (path === null) {
    throw new ViewerProblem('INVALID_BODY', 'path: must be that of a record, or of a session at a time.');
  }
  const [, section, id = ''] = path.split(/[/?]/);
  const { records, sessions } = scope.parts.storage;
  if (section === 'records') return seen(scope.viewer, 'record', await records.get(parseRecordId(id)), path);
  assertMay(scope.viewer, 'replay');
  return seen(scope.viewer, 'session', await sessions.get(parseSessionId(id)), path);
}

function seen(
  viewer: ViewerIdentity,
  what: string,
  row: { readonly tenantId: string | null } | null,
  path: string,
): string {
  if (row === null || !isVisible(viewer, row)) throw notFound(what);
  return path;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
