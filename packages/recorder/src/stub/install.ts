import type { RecorderHandle, SessionAnswer, SessionRequest } from '@auditreel/core/protocol';
import { RECORDER_SYMBOL } from '@auditreel/core/protocol';
import { VERSION } from '../version.js';
import { createClock } from './clock.js';
import { patchFetch } from './patch-fetch.js';
import { patchForms } from './patch-forms.js';
import { patchXhr } from './patch-xhr.js';
import type { Stub } from './stub.js';
import { readState, writeState } from './tab-state.js';
import { createTagger } from './tagger.js';
import { isViewer } from './viewer-page.js';

/** How the stub is set up. */
export interface StubOptions {
  /** Absolute address of ingest, without a slash at its end. */
  readonly base: string;
  readonly consent: () => boolean;
  /** Brings the lazy part; called once a session that records is there. */
  readonly load: (stub: Stub) => void;
}

const RETRY_MS = 2000;
const MAX_RETRY_MS = 60_000;

/** Why nothing may run here, or null. */
export function refusal(): string | null {
  if (isViewer()) return 'off: the viewer';
  return isSecureContext ? null : 'off: not a secure context';
}

/** Starts tagging at once and recording as soon as there is a session. */
export function installStub(options: StubOptions): RecorderHandle {
  const stub = createStub(options);
  const tagger = createTagger(stub);
  const undo = [patchFetch(tagger), patchXhr(tagger), patchForms(tagger), watchInput(stub)];
  const handle: RecorderHandle = {
    version: VERSION,
    tag: (method, url) => {
      const tag = tagger.tag(method, url);
      return tag && { requestId: tag.context.requestId, header: tag.header };
    },
    sessionId: () => stub.session?.sessionId ?? null,
    flush: () => stub.lazy?.flush() ?? Promise.resolve(),
    stop: async ({ forget = false } = {}) => {
      stub.stopped = true;
      for (const restore of undo) restore();
      if (forget) stub.adopt(null);
      if (globals[RECORDER_SYMBOL] === handle) delete globals[RECORDER_SYMBOL];
      await stub.lazy?.stop(forget);
    },
  };
  const globals = globalThis as { [RECORDER_SYMBOL]?: RecorderHandle };
  globals[RECORDER_SYMBOL] = handle;
  Object.assign(stub, { handle });
  begin(stub, options.load, RETRY_MS);
  return handle;
}

function createStub({ base, consent }: StubOptions): Stub {
  const kept = readState(base);
  const nativeFetch = fetch;
  const stub: Stub = {
    base,
    consent,
    clock: createClock(),
    handle: undefined as never,
    fetch: (...args) => nativeFetch(...args),
    tabId: kept?.tabId ?? crypto.randomUUID(),
    session: null,
    lastInput: null,
    marks: [],
    lazy: null,
    stopped: false,
    openSession: (reason) => openSession(stub, reason),
    adopt: (session) => {
      stub.session = session;
      stub.save();
    },
    save: () =>
      writeState(
        base,
        stub.session && { tabId: stub.tabId, session: stub.session, at: stub.lastInput ?? stub.clock.now() },
      ),
  };
  if (kept?.session) stub.session = kept.session;
  return stub;
}

/** One try after another until there is a session; then the lazy part, if this session is recorded. */
async function begin(stub: Stub, load: (stub: Stub) => void, retryMs: number): Promise<void> {
  if (stub.stopped) return;
  if (!stub.consent()) {
    setTimeout(begin, 1000, stub, load, retryMs);
    return;
  }
  const reason = staleness(stub);
  if (reason) {
    const session = await stub.openSession(reason);
    if (stub.stopped) return;
    if (!session) {
      setTimeout(begin, retryMs, stub, load, Math.min(retryMs * 2, MAX_RETRY_MS));
      return;
    }
    stub.adopt(session);
  }
  if (stub.session?.settings.recording) load(stub);
  else stub.marks = [];
}

function staleness({ session, base }: Stub): SessionRequest['reason'] | null {
  if (!session) return 'start';
  const now = Date.now();
  if (now >= session.expiresAt) return 'length';
  return now - (readState(base)?.at ?? now) > session.settings.idleMs ? 'idle' : null;
}

async function openSession(stub: Stub, reason: SessionRequest['reason']): Promise<SessionAnswer | null> {
  const previous = stub.session?.sessionToken;
  const sentAt = stub.clock.now();
  const body: SessionRequest = { sentAt, reason, ...(previous && { previous }) };
  try {
    const response = await stub.fetch(`${stub.base}/session`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) {
      const session = (await response.json()) as SessionAnswer;
      stub.clock.learn(sentAt, session.serverTime);
      return session;
    }
    if (response.status < 500 && response.status !== 429) stub.stopped = true;
  } catch {
    // Offline: asked again later.
  }
  return null;
}

function watchInput(stub: Stub): () => void {
  const types = ['pointerdown', 'keydown', 'input', 'touchstart'];
  const note = (event: Event): void => {
    if (event.isTrusted) stub.lastInput = stub.clock.now();
  };
  for (const type of types) addEventListener(type, note, { capture: true, passive: true });
  return () => {
    for (const type of types) removeEventListener(type, note, true);
  };
}
