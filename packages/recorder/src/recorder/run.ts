import { MEDIA_TAG, REQUEST_MARK_TAG, type RequestMark, type SessionAnswer } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import type { Details, LoadDetails } from '../details/seam.js';
import { turnNames } from '../privacy/css.js';
import { SNAPSHOT_TAG } from '../privacy/sanitize.js';
import { shown } from '../shown/asset-names.js';
import type { Stub } from '../stub/stub.js';
import { isViewer } from '../stub/viewer-page.js';
import { type Capture, startCapture } from './capture.js';
import { createDelivery } from './delivery.js';
import { createPages } from './pages.js';
import { createRotation } from './rotation.js';
import { claimTab, type TabLock } from './tab-lock.js';

const TICK_MS = 500;
const JUMP_MS = 250;
const THROTTLED = 4;
/** Between snapshots that were asked for because something was lost. */
const REPAIR_MS = 20_000;
/** How long a chunk waits for what it shows to be stored, so that it need not carry it. */
const SETTLE_MS = 2000;
/** In a row, over any number of sessions. */
const MAX_REFUSALS = 5;
const FULL_SNAPSHOT = 2;
const META = 4;
const CUSTOM = 5;

/** Records the page for the stub, from now until it is stopped. */
export function runRecorder(stub: Stub, loadDetails: LoadDetails): void {
  const first = stub.session;
  if (!first || stub.stopped) return;
  if (isViewer()) {
    void stub.handle.stop();
    return;
  }
  let lock: TabLock | null = null;
  let capture: Capture | null = null;
  let capturing = true;
  let lastSnapshot = stub.clock.now();
  let snapshots = 0;
  let lost = false;
  let refusals = 0;

  const claim = async (): Promise<void> => {
    lock = await claimTab(stub.tabId);
    if (lock) return;
    // sessionStorage is copied when a tab is duplicated.
    stub.tabId = crypto.randomUUID();
    stub.save();
    lock = await claimTab(stub.tabId);
  };
  const delivery = createDelivery({
    stub,
    tabReady: claim(),
    onAck: ({ envelope }, ack) => {
      if (envelope.sessionId !== stub.session?.sessionId) return;
      refusals = 0;
      if (ack.session === 'ended') rotation.rotate('ended');
      if (ack.next === 'stop') capturing = false;
      pages.throttle(ack.next === 'throttle' ? THROTTLED : 1);
      const gap =
        envelope.page === pages.id() && ack.missing.some((seq) => !delivery.holds(envelope.page, seq));
      if (gap) lost = true;
    },
    onRefused: ({ envelope }, status) => {
      if (envelope.sessionId !== stub.session?.sessionId) return;
      // A session that is full, or a server that refuses every new one, is not asked without end.
      if (++refusals > MAX_REFUSALS) capturing = false;
      if (!capturing) return;
      if (status === 401 || status === 403) rotation.rotate('ended');
      else if (envelope.page === pages.id()) onLost(envelope.count);
    },
  });
  const pages = createPages(stub.clock, first, delivery.deliver);
  const onLost = (events: number): void => {
    pages.dropped(events);
    lost = true;
  };

  const add = (event: eventWithTime): void => {
    if (!capturing || stub.stopped || rotation.idle()) return;
    const type: number = event.type;
    if (type === META) pages.beforeSnapshot();
    pages.add(event);
    if (type === META) {
      const { matches } = matchMedia('(prefers-color-scheme: dark)');
      pages.add(customEvent(MEDIA_TAG, { dark: matches }, event.timestamp));
    }
    if (type === FULL_SNAPSHOT) {
      lastSnapshot = event.timestamp;
      snapshots++;
    }
  };
  const snapshot = (): void => {
    const from = performance.now();
    lost = false;
    capture?.snapshot();
    add(customEvent(SNAPSHOT_TAG, { ms: Math.round(performance.now() - from) }, stub.clock.now()));
  };
  /** Another page in this tab, in a session that may be another. */
  const turn = (session: SessionAnswer): void => {
    stub.adopt(session);
    pages.turn(session);
    turnNames(saltOf(session));
    capturing = session.settings.recording && refusals <= MAX_REFUSALS;
    if (capturing) snapshot();
  };
  const rotation = createRotation({
    stub,
    turn,
    pause: () => pages.close(true),
    forget: () => void stub.handle.stop({ forget: true }),
  });

  const mark = (made: RequestMark): void => {
    if (!capturing || rotation.idle()) return;
    const { requestId, method, path, t } = made;
    pages.mark(made, customEvent(REQUEST_MARK_TAG, { requestId, method, path }, t));
  };
  const tick = (): void => {
    if (!stub.consent()) {
      void stub.handle.stop({ forget: true });
      return;
    }
    const now = stub.clock.now();
    if (stub.clock.drift() > JUMP_MS) {
      stub.clock.rebase();
      if (stub.session) turn(stub.session);
    } else if (capturing && !rotation.idle() && document.visibilityState === 'visible') {
      const every = lost ? REPAIR_MS : (stub.session?.settings.snapshotEveryMs ?? Number.POSITIVE_INFINITY);
      // Nothing happened since: a snapshot would show the same.
      if (now - lastSnapshot > every && (lost || pages.hasEvents())) snapshot();
    }
    pages.close(false);
    rotation.check(now);
  };
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') pages.close(true);
  };
  const onLeave = (): void => {
    stub.save();
    delivery.leave(pages.take());
    rotation.hangUp();
    lock?.release();
    lock = null;
  };
  const onReturn = (event: PageTransitionEvent): void => {
    if (!event.persisted || !stub.session) return;
    rotation.pickUp();
    void claim().then(() => delivery.flush());
    stub.clock.rebase();
    turn(stub.session);
  };
  const onOnline = (): void => void delivery.flush();

  stub.lazy = {
    mark,
    ended: () => rotation.rotate('ended'),
    flush: () => {
      pages.close(true);
      return delivery.flush();
    },
    stop: async (forget) => {
      clearInterval(timer);
      capture?.stop();
      void details.then((loaded) => loaded?.stop());
      removeEventListener('visibilitychange', onHidden, true);
      removeEventListener('pagehide', onLeave);
      removeEventListener('pageshow', onReturn);
      removeEventListener('online', onOnline);
      if (forget) pages.take();
      else pages.close(true);
      await delivery.stop(forget);
      rotation.stop(forget);
      lock?.release();
    },
  };
  turnNames(saltOf(first));
  for (const made of stub.marks.splice(0)) mark(made);
  capture = startCapture({
    privacy: first.settings.privacy,
    now: stub.clock.now,
    onEvent: add,
    onDropped: () => onLost(1),
  });
  const say = (tag: string, payload: unknown): void => add(customEvent(tag, payload, stub.clock.now()));
  const details: Promise<Details | undefined> = loadDetails({
    ...capture,
    stub,
    shown,
    say,
    snapshots: () => snapshots,
  });
  // A hidden page may be gone in a moment: nothing waits there.
  stub.settle = async () =>
    document.hidden || Promise.race([details.then((loaded) => loaded?.settle()), wait(SETTLE_MS)]);
  const timer = setInterval(tick, TICK_MS);
  addEventListener('visibilitychange', onHidden, true);
  addEventListener('pagehide', onLeave);
  addEventListener('pageshow', onReturn);
  addEventListener('online', onOnline);
}

function saltOf({ settings, writeToken }: SessionAnswer): string {
  return settings.assets ? writeToken : '';
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function customEvent(tag: string, payload: unknown, timestamp: number): eventWithTime {
  return { type: CUSTOM, data: { tag, payload }, timestamp } as eventWithTime;
}
