import { type AssetFile, assetFile, MAX_ASSET } from './asset-file.js';
import { cachedFile } from './cached-file.js';
import { watchLoadedFiles } from './loaded-files.js';
import { isShownOpenly } from './pictured.js';
import type { Details, Seam } from './seam.js';
import { type NamedFile, sendAssets } from './send-assets.js';

const EVERY_MS = 1000;
const RETRY_MS = 15_000;
const AT_ONCE = 40;

/** Brings to the server what the recording names: style sheets, and files that the page has loaded. */
export function collectAssets(seam: Seam): Details {
  const { stub, shown, words } = seam;
  const leaving = new AbortController();
  /** Names that have been looked at in this session, whatever came of it. */
  let seen = new Set<string>();
  let sessionId = stub.session?.sessionId;
  let isOver = false;
  let notBefore = 0;
  let running: Promise<void> | null = null;
  const files = watchLoadedFiles(MAX_ASSET, () => void collect());

  const nextNames = (): readonly string[] => {
    if (sessionId !== stub.session?.sessionId) {
      sessionId = stub.session?.sessionId;
      seen = new Set();
      isOver = false;
    }
    const loaded = [...shown.addresses].filter(([, address]) => files.has(address)).map(([name]) => name);
    return [...shown.sheets.keys(), ...loaded].filter((name) => !seen.has(name)).slice(0, AT_ONCE);
  };
  const readFile = async (address: string): Promise<AssetFile | null> => {
    // A service worker would ask the app again.
    if (navigator.serviceWorker?.controller || !isShownOpenly(address, seam)) return null;
    return cachedFile(address, { fetch: stub.fetch, words }).catch(() => null);
  };
  const read = async (name: string): Promise<NamedFile | null> => {
    const css = shown.sheets.get(name);
    const file =
      css === undefined
        ? await readFile(shown.addresses.get(name) ?? '')
        : await assetFile(new TextEncoder().encode(css), 'text/css');
    return file && { ...file, name };
  };
  /** False: there is nothing to do, or nothing can be done. */
  const step = async (): Promise<boolean> => {
    const names = nextNames();
    const { session } = stub;
    if (names.length === 0 || session === null || isOver || stub.stopped || Date.now() < notBefore)
      return false;
    for (const name of names) seen.add(name);
    const found = (await Promise.all(names.map(read))).filter((file) => file !== null);
    if (found.length === 0) return true;
    try {
      const receiver = { base: stub.base, fetch: stub.fetch, session, signal: leaving.signal };
      const { stored, over } = await sendAssets(found, receiver);
      for (const { name } of stored) shown.stored.add(session.sessionId + name);
      isOver = over;
      return true;
    } catch {
      // Offline, or a server that has no time: the recording carries its sheets itself until then.
      for (const { name } of found) seen.delete(name);
      notBefore = Date.now() + RETRY_MS;
      return false;
    }
  };
  const collect = (): Promise<void> => {
    running ??= (async () => {
      while (await step());
    })().finally(() => {
      running = null;
    });
    return running;
  };
  const timer = setInterval(collect, EVERY_MS);
  return {
    settle: collect,
    stop: () => {
      clearInterval(timer);
      leaving.abort();
      files.stop();
    },
  };
}
