import type { AssetMediaType } from '../protocol/assets.js';

/** Everything about an asset but its data. */
export interface AssetInfo {
  /** Lower-case hex of the content, before any compression. */
  readonly sha256: string;
  readonly type: AssetMediaType;
  readonly encoding: 'gzip' | 'identity';
  /** Of the data as stored. */
  readonly byteLength: number;
}

/** A style sheet, font or image that recordings show. */
export interface AuditAsset extends AssetInfo {
  /** Ms since 1970 UTC. */
  readonly createdAt: number;
  readonly data: Uint8Array;
}

/** Under which name a session shows an asset. */
export interface AssetUse {
  readonly sessionId: string;
  readonly name: string;
  readonly sha256: string;
}

export type UsedAsset = AssetUse & AssetInfo;

/** What went because nobody shows it any more. */
export interface ReleasedAssets {
  readonly assets: number;
  readonly bytes: number;
}

/** What recordings show, stored once per content, and gone with the last session that shows it. */
export interface AssetStore {
  /** False while the host's schema has no models for it: nothing is kept then, and nothing found. */
  isThere(): boolean;
  /**
   * Notes uses (at most 100, of one session) of what is stored, and that it is used at this time, ms; a name keeps the content that its
   * session gave it first. Answers the hashes of what is not stored: nothing is noted for them, and none is answered whose
   * name has other content already.
   */
  use(uses: readonly AssetUse[], at: number): Promise<readonly string[]>;
  /**
   * Stores an asset and its use, in one transaction of its own. `known`: the content is there already, and is left as it
   * is; `taken`: the name has other content in this session, so nothing is stored.
   */
  put(asset: AuditAsset, use: Omit<AssetUse, 'sha256'>): Promise<'stored' | 'known' | 'taken'>;
  /** What a session shows, in the order of the names. */
  of(sessionId: string): Promise<readonly UsedAsset[]>;
  /** What a session shows under one name. */
  find(sessionId: string, name: string): Promise<UsedAsset | null>;
  get(sha256: string): Promise<AuditAsset | null>;
  /** How many names a session has. */
  count(sessionId: string): Promise<number>;
  /** Deletes a session's uses, and the assets that nobody uses any more. */
  release(sessionId: string): Promise<ReleasedAssets>;
}
