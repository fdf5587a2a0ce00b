import type { RecorderHandle, RequestMark, SessionAnswer, SessionRequest } from '@auditreel/core/protocol';
import type { Clock } from './clock.js';

/** What the lazy part plugs into the stub once it has arrived. */
export interface LazyPart {
  mark(mark: RequestMark): void;
  ended(): void;
  flush(): Promise<void>;
  stop(forget: boolean): Promise<void>;
}

/** The seam between the stub and the lazy part, which may be in two scripts. */
export interface Stub {
  /** Absolute address of ingest, without a slash at its end. */
  readonly base: string;
  readonly clock: Clock;
  readonly handle: RecorderHandle;
  /** The browser's own fetch: requests of the recorder itself are neither tagged nor marked. */
  readonly fetch: typeof fetch;
  readonly consent: () => boolean;
  tabId: string;
  session: SessionAnswer | null;
  /** When the person last did something here, on {@link clock}. */
  lastInput: number | null;
  /** Marks made before the lazy part arrived. */
  marks: RequestMark[];
  lazy: LazyPart | null;
  /** Has what is shown brought to the server first, as far as that is possible now. */
  settle?: () => Promise<unknown>;
  stopped: boolean;
  /** Asks the server for a session; null when it can't be had now. */
  openSession(reason: SessionRequest['reason']): Promise<SessionAnswer | null>;
  /** Uses a session from now on, in this tab and its next documents. */
  adopt(session: SessionAnswer | null): void;
  /** Remembers the tab's id and the time of its last activity for its next document. */
  save(): void;
}
