import {
  REQUEST_MARK_TAG,
  type RequestMark,
  type SessionAnswer,
  type SessionRequest,
} from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import { isViewer } from '../stub/install.js';
import type { Stub } from '../stub/stub.js';
import { type Capture, startCapture } from './capture.js';
import { createChannel } from './channel.js';
import { createDelivery } from './delivery.js';
import { createPages } from './pages.js';
import { claimTab, type TabLock } from './tab-lock.js';

const TICK_MS = 500;
const JUMP_MS = 250;
const THROTTLED = 4;
const CUSTOM = 5;

/** Records the page for the stub, from now until it is stopped. */
export function runRecorder(stub: Stub): void {
  const first = stub.session;
  if (!first || stub.stopped) return;
  if (isViewer()) {
    void stub.handle.stop();
    return;
  }
  // filled in below
  let lock: TabLock | null = null;
  let capturing = true;
  let capture: Capture | null = null;
  let rotating: Promise<void> | null = null;
  let lastSnapshot = 0;

  const claim = async (): Promise<void> => {
    lock = await claimTab(stub.tabId);
    if (lock) return;
    stub.tabId = crypto.randomUUID();
    stub.save();
    lock = await claimTab(stub.tabId);
  };
  const delivery = createDelivery({
    stub,
    tabReady: claim(),
    onAck: (entry, ack) => {
      if (entry.envelope.sessionId !== stub.session?.sessionId) return;
      if (ack.session === 'ended') void rotate('ended');
      else if (ack.next === 'stop') capturing = false;
      pages.throttle(ack.next === 'throttle' ? THROTTLED : 1);
    },
    onRefused: (entry, status) => {
      pages.dropped();
      if (entry.envelope.sessionId !== stub.session?.sessionId) return;
      if (status === 401 || status === 403) void rotate('ended');
    },
  });
  const pages = createPages(stub.clock, first, delivery.deliver);
  const channel = createChannel(stub.base, (message) => {
    if (message.kind === 'session' && message.previousId === stub.session?.sessionId) use(message.session);
  });

  const emit = (event: eventWithTime): void => {
    if (!capturing || stub.stopped) return;
    event.timestamp = stub.clock.now();
    if (event.type === 4) pages.close(true);
    if (event.type === 2) lastSnapshot = event.timestamp;
    pages.add(event);
  };
  const use = (session: SessionAnswer): void => {
    stub.adopt(session);
    pages.turn(session);
    capture?.snapshot();
  };
  const rotate = (reason: SessionRequest['reason']): Promise<void> => {
    rotating ??= (async () => {
      const previous = stub.session;
      const session = await stub.openSession(reason);
      if (!session || !previous) return;
      use(session);
      channel.post({ kind: 'session', previousId: previous.sessionId, session });
    })().finally(() => {
      rotating = null;
    });
    return rotating;
  };
  const mark = (made: RequestMark): void => {
    const { requestId, method, path, t } = made;
    pages.mark(made, {
      type: CUSTOM,
      data: { tag: REQUEST_MARK_TAG, payload: { requestId, method, path } },
      timestamp: t,
    } as eventWithTime);
  };
  const tick = (): void => {
    if (stub.clock.drift() > JUMP_MS) {
      stub.clock.rebase();
      if (stub.session) use(stub.session);
    }
    if (lastSnapshot && stub.clock.now() - lastSnapshot > first.settings.snapshotEveryMs) capture?.snapshot();
    pages.close(false);
  };

  stub.lazy = {
    mark,
    ended: () => void rotate('ended'),
    flush: () => {
      pages.close(true);
      return delivery.flush();
    },
    stop: async (forget) => {
      clearInterval(timer);
      capture?.stop();
      channel.close();
      if (!forget) pages.close(true);
      await delivery.stop(forget);
      lock?.release();
    },
  };
  for (const made of stub.marks.splice(0)) mark(made);
  capture = startCapture(first.settings, emit);
  const timer = setInterval(tick, TICK_MS);
  addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && pages.close(true),
    true,
  );
  addEventListener('pagehide', () => {
    stub.save();
    delivery.leave(pages.take());
    channel.close();
    lock?.release();
  });
  addEventListener('pageshow', (event) => {
    if (!event.persisted || !stub.session) return;
    channel.open();
    void claim();
    stub.clock.rebase();
    use(stub.session);
  });
}
