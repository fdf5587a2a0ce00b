import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { MadeShare, SharesAnswer } from '../api/answers.js';
import { assertMay } from './permissions.js';
import { postBody } from './post-body.js';
import { notFound, ViewerProblem } from './problem.js';
import { toldPath, visibleSharePath } from './share-path.js';
import { activeShare, activeShares, LONGEST_MS, shareIdOf } from './shares.js';
import { toldTime } from './told-time.js';
import { actInput, type ViewerAct } from './viewer-act.js';
import type { ViewerScope } from './viewer-parts.js';

const SHORTEST_MS = 60_000;

const share = z.strictObject({
  path: z.string().max(512),
  /** Ms from now. */
  expiresIn: z.number().int().min(SHORTEST_MS).max(LONGEST_MS, 'may be 30 days'),
  note: z.string().trim().max(500, 'may have 500 characters').optional(),
});

/** 256 bits: a token, or its hash. */
const IN_BASE64URL = /^[\w-]{43}$/;

const nothing = z.strictObject({});

/** Makes a link. Its token is told this once: only its hash is stored. */
export async function makeShare(scope: ViewerScope, basePath: string): Promise<MadeShare> {
  assertMay(scope.viewer, 'share');
  const { path: asked, expiresIn, note } = await postBody(scope.request, share);
  const path = await visibleSharePath(scope, asked);
  const token = randomBytes(32).toString('base64url');
  const id = shareIdOf(token);
  const expiresAt = scope.parts.now() + expiresIn;
  const metadata = { ...toldPath(path), expiresAt: toldTime(expiresAt), ...(note ? { note } : {}) };
  await recordAct(scope, id, { action: 'audit.share', kind: 'create', metadata });
  if ((await activeShare(scope, id)) === null) {
    throw new ViewerProblem('UNAVAILABLE', 'The share could not be stored. Try again in a moment.');
  }
  return { id, url: `${basePath}/s/${token}`, expiresAt };
}

export async function listShares(scope: ViewerScope): Promise<SharesAnswer> {
  assertMay(scope.viewer, 'share');
  return { shares: await activeShares(scope) };
}

export async function revokeShare(scope: ViewerScope, id: string): Promise<{ readonly revoked: true }> {
  assertMay(scope.viewer, 'share');
  await postBody(scope.request, nothing);
  if (!IN_BASE64URL.test(id) || (await activeShare(scope, id)) === null) throw notFound('share');
  await recordAct(scope, id, { action: 'audit.share_revoked', kind: 'delete' });
  return { revoked: true };
}

/** Where a link leads, below the mount; null when it leads nowhere, whatever the reason. */
export async function openShare(scope: ViewerScope, token: string): Promise<string | null> {
  if (!IN_BASE64URL.test(token)) return null;
  const found = await activeShare(scope, shareIdOf(token));
  if (found === null) return null;
  if (scope.request.method === 'GET') {
    await recordAct(scope, found.id, {
      action: 'audit.share_open',
      kind: 'read',
      metadata: toldPath(found.path),
    });
  }
  return found.path;
}

async function recordAct(scope: ViewerScope, id: string, act: Omit<ViewerAct, 'target'>): Promise<void> {
  const target = { type: 'share', id };
  scope.parts.recordLook(actInput(scope.viewer, { ...act, target }), scope);
  await scope.parts.flush();
}
