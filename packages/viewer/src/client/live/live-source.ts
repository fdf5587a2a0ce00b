import type { ShownRecord } from '../../api/answers.js';
import { LIVE_EVENTS } from '../../api/live.js';
import { parseCaughtUp, parseRecord } from './parse-event.js';

export interface LiveSourceOptions {
  /** Address of the stream, from a time of the database's clock on. */
  readonly urlAfter: (after: number | null) => string;
  /** Up to when the list has everything; null: nobody knows. */
  readonly after: number | null;
  readonly onRecords: (records: readonly ShownRecord[]) => void;
  /** More was stored than the stream tells of. */
  readonly onMissed: () => void;
  readonly onConnected: (isConnected: boolean) => void;
}

export interface LiveSource {
  /** Up to when everything has come, ms. */
  after(): number | null;
  close(): void;
}

/** Many that come at once are handed on together. */
const GATHER_MS = 100;
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 30_000;
/** A server ends each stream after a minute: only what lasts longer than this is told. */
const PATIENCE_MS = 3_000;

/** Reads the stream, and again from where it was whenever it ends, until it is closed. */
export function openLiveSource(options: LiveSourceOptions): LiveSource {
  let { after } = options;
  let tries = 0;
  let source: EventSource | null = null;
  let gathered: ShownRecord[] = [];
  const timers = new Map<'retry' | 'gather' | 'patience', number>();

  const later = (name: 'retry' | 'gather' | 'patience', ms: number, run: () => void): void => {
    if (timers.has(name)) return;
    const timer = window.setTimeout(() => {
      timers.delete(name);
      run();
    }, ms);
    timers.set(name, timer);
  };
  const forget = (name: 'patience'): void => {
    window.clearTimeout(timers.get(name));
    timers.delete(name);
  };
  const handOn = (): void => {
    const records = gathered;
    gathered = [];
    options.onRecords(records);
  };
  const seenUpTo = (id: string): void => {
    after = Math.max(after ?? 0, Number(id) || 0);
  };

  function connect(): void {
    source = new EventSource(options.urlAfter(after));
    source.addEventListener('open', () => {
      tries = 0;
      forget('patience');
      options.onConnected(true);
    });
    source.addEventListener(LIVE_EVENTS.record, ({ data, lastEventId }) => {
      gathered.push(parseRecord(data));
      seenUpTo(lastEventId);
      later('gather', GATHER_MS, handOn);
    });
    source.addEventListener(LIVE_EVENTS.caughtUp, ({ data, lastEventId }) => {
      seenUpTo(lastEventId);
      if (!parseCaughtUp(data).isComplete) options.onMissed();
    });
    source.addEventListener('error', retry);
  }

  /** By ourselves: a browser gives up for good when a server, or what stands before it, answers with an error once. */
  function retry(): void {
    source?.close();
    later('patience', PATIENCE_MS, () => options.onConnected(false));
    later('retry', Math.min(FIRST_RETRY_MS * 2 ** tries, LONGEST_RETRY_MS), connect);
    tries += 1;
  }

  connect();
  return {
    after: () => after,
    close() {
      source?.close();
      for (const timer of timers.values()) window.clearTimeout(timer);
      if (gathered.length > 0) handOn();
    },
  };
}
