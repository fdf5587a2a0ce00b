import type { SessionAnswer, SessionRequest } from '@auditreel/core/protocol';
import type { Stub } from '../stub/stub.js';
import { createChannel } from './channel.js';

/** What rotation needs and whom it tells. */
export interface RotationOptions {
  readonly stub: Stub;
  /** Goes on in another session. */
  readonly turn: (session: SessionAnswer) => void;
  /** Nobody is there: what is held may go. */
  readonly pause: () => void;
  /** Consent was withdrawn in another tab. */
  readonly forget: () => void;
}

/** From one session to the next: ended by the server, idle, too long, or changed by another tab. */
export interface Rotation {
  rotate(reason: SessionRequest['reason']): void;
  /** Looks at the clock; called often. */
  check(now: number): void;
  /** Whether nothing is recorded because nobody is there. */
  idle(): boolean;
  /** Closes the line to other tabs while the page lies in the bfcache, and opens it again. */
  hangUp(): void;
  pickUp(): void;
  stop(forget: boolean): void;
}

const TELL_MS = 20_000;
const RETRY_MS = 5000;
/** Lets another tab's word arrive before this one asks the server too. */
const LISTEN_MS = 60;

/** Makes the rotation of a tab. */
export function createRotation({ stub, turn, pause, forget }: RotationOptions): Rotation {
  const startedAt = stub.clock.now();
  let sessionAt = startedAt;
  let elsewhere = startedAt;
  let told = 0;
  let resting = false;
  let busy = false;
  let retryAt = 0;
  let wanted: SessionRequest['reason'] | null = null;

  const use = (session: SessionAnswer): void => {
    wanted = null;
    resting = false;
    sessionAt = elsewhere = stub.clock.now();
    turn(session);
  };
  const channel = createChannel(stub.base, (message) => {
    if (message.kind === 'forget') forget();
    else if (message.kind === 'active') {
      if (message.sessionId === stub.session?.sessionId) elsewhere = stub.clock.now();
    } else if (message.previousId === stub.session?.sessionId) use(message.session);
  });

  const ask = async (previous: SessionAnswer, reason: SessionRequest['reason']): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, LISTEN_MS));
    if (stub.stopped || stub.session?.sessionId !== previous.sessionId) return;
    const session = await stub.openSession(reason);
    if (stub.stopped || !session) return;
    use(session);
    channel.post({ kind: 'session', previousId: previous.sessionId, session });
  };
  const rotate = (reason: SessionRequest['reason']): void => {
    const previous = stub.session;
    if (busy || !previous || stub.stopped) return;
    wanted = reason;
    busy = true;
    retryAt = stub.clock.now() + RETRY_MS;
    void navigator.locks
      .request(`auditreel-session:${stub.base}`, () => ask(previous, reason))
      .finally(() => {
        busy = false;
      });
  };
  const wake = (event: Event): void => {
    if (resting && event.isTrusted) rotate('idle');
  };
  const wakers = ['pointerdown', 'keydown'];
  for (const type of wakers) addEventListener(type, wake, { capture: true, passive: true });

  return {
    rotate: (reason) => {
      // A page that nobody looks at polls on: its answers are no reason to begin a session.
      if (!resting) rotate(reason);
    },
    check: (now) => {
      const active = Math.max(stub.lastInput ?? startedAt, elsewhere);
      const { idleMs, maxMs } = stub.session?.settings ?? { idleMs: Infinity, maxMs: Infinity };
      if (stub.lastInput && stub.lastInput > told && now - told > TELL_MS && stub.session) {
        told = now;
        channel.post({ kind: 'active', sessionId: stub.session.sessionId });
      }
      if (!resting && now - active > idleMs) {
        pause();
        resting = true;
      }
      if (wanted && now > retryAt) rotate(wanted);
      else if (!resting && now - sessionAt > maxMs) rotate('length');
    },
    idle: () => resting,
    hangUp: () => channel.close(),
    pickUp: () => channel.open(),
    stop: (forgets) => {
      if (forgets) channel.post({ kind: 'forget' });
      channel.close();
      for (const type of wakers) removeEventListener(type, wake, true);
    },
  };
}
