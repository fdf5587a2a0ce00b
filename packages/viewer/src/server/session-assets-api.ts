import type { AssetStore, AuditSession } from '@auditreel/core/adapter';
import type { SessionAssetsAnswer } from '../api/answers.js';
import type { Looking } from './looking.js';
import { assertMayReplay } from './permissions.js';
import { notFound } from './problem.js';
import { recordReplayView, storedBytes, visibleSession } from './sessions-api.js';
import type { ViewerScope } from './viewer-parts.js';

/** What the recording of a session shows, by the names that stand in it. */
export async function listSessionAssets(
  scope: ViewerScope,
  looking: Looking,
  rawId: string,
): Promise<SessionAssetsAnswer> {
  assertMayReplay(scope.viewer);
  const session = await visibleSession(scope, rawId);
  const used = (await assetsOf(scope, session)?.of(session.id)) ?? [];
  recordReplayView(scope, looking, session);
  return {
    assets: used.map(({ name, sha256, type, encoding, byteLength }) => ({
      name,
      sha256,
      type,
      encoding,
      byteLength,
    })),
  };
}

/** The asset's bytes as they are stored; of those that this session names only. */
export async function sendAsset(
  scope: ViewerScope,
  looking: Looking,
  raw: { readonly id: string; readonly name: string },
): Promise<Response> {
  assertMayReplay(scope.viewer);
  const session = await visibleSession(scope, raw.id);
  const assets = assetsOf(scope, session);
  const used = await assets?.find(session.id, raw.name);
  const asset = used && (await assets?.get(used.sha256));
  if (!asset) throw notFound('asset');
  recordReplayView(scope, looking, session);
  return storedBytes(scope.request, asset);
}

/** Undefined where nothing is kept, or no longer. */
function assetsOf(scope: ViewerScope, session: AuditSession): AssetStore | undefined {
  const { assets } = scope.parts.storage;
  const isGone = session.expiredAt !== null || session.erasedAt !== null;
  return isGone || !assets?.isThere() ? undefined : assets;
}
