import type { LoadedSegment } from '../chunks/segment-reader.js';
import { whyOf } from '../text/why-of.js';
import { opensPage, type Segment } from '../visit/segments.js';
import type { RequestEnd } from './form-errors.js';
import { type Activity, activityBySecond } from './heat.js';
import { sightingsOf } from './sightings-of.js';
import type { Signal } from './signal.js';
import { signalsOf } from './signals-of.js';

/** What has been found in a visit so far. */
export interface ScanState {
  /** By time. */
  readonly signals: readonly Signal[];
  readonly activity: Activity;
  /** Segments not looked at yet. */
  readonly left: number;
  /** Whether it goes on by itself; at its bound only a wish makes it look further. */
  readonly isLooking: boolean;
  /** Why something could not be looked at. */
  readonly problem: string | null;
}

export interface ScanParts {
  readonly read: (segment: Segment) => Promise<LoadedSegment>;
  /** Resolves when there is time for one more segment. */
  readonly idle: () => Promise<void>;
}

/** What is scanned: the segments, and how the requests in them ended. */
export interface ScanSubject {
  readonly segments: readonly Segment[];
  readonly ends: ReadonlyMap<string, RequestEnd>;
}

const MOST_SEGMENTS = 30;
const MOST_BYTES = 20_000_000;

interface Looked {
  readonly chunks: number;
  readonly signals: readonly Signal[];
  readonly activity: Activity;
}

/** Looks for signals in a visit: in what the player loads, and in the rest when there is time, within a bound. */
export class VisitScan {
  readonly #looked = new Map<string, Looked>();
  readonly #failed = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #state: ScanState;
  #segmentsLeft = MOST_SEGMENTS;
  #bytesLeft = MOST_BYTES;
  #isRunning = false;
  #hasStopped = false;
  #problem: string | null = null;
  #isClosed = false;

  constructor(
    private readonly parts: ScanParts,
    private subject: ScanSubject,
  ) {
    this.#state = {
      signals: [],
      activity: [],
      left: subject.segments.length,
      isLooking: true,
      problem: null,
    };
  }

  readonly state = (): ScanState => this.#state;
  readonly onState = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Looks at a segment that somebody has loaded anyway. Its events are not kept. */
  readonly look = ({ segment, events, activity }: LoadedSegment): void => {
    if (this.#looked.get(segment.id)?.chunks === segment.chunks.length) return;
    this.#looked.set(segment.id, {
      chunks: segment.chunks.length,
      signals: signalsOf(segment, sightingsOf(events, { opensPage: opensPage(segment) }), this.subject.ends),
      activity: activityBySecond(activity),
    });
    this.#tell();
  };

  /** Goes through what nobody has loaded, one segment after the other. */
  readonly run = async (): Promise<void> => {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#hasStopped = false;
    for (let next = await this.#next(); next !== undefined; next = await this.#next()) await this.#read(next);
    this.#isRunning = false;
    this.#hasStopped = true;
    this.#tell();
  };

  /** Beyond the bound, by as much again. */
  readonly lookFurther = (): void => {
    this.#segmentsLeft = MOST_SEGMENTS;
    this.#bytesLeft = MOST_BYTES;
    this.#failed.clear();
    this.#problem = null;
    void this.run();
  };

  /** The visit has grown. */
  readonly extend = (subject: ScanSubject): void => {
    this.subject = subject;
    this.#tell();
    void this.run();
  };

  readonly close = (): void => {
    this.#isClosed = true;
    this.#listeners.clear();
  };

  async #next(): Promise<Segment | undefined> {
    await this.parts.idle();
    if (this.#isClosed) return undefined;
    const next = this.#unseen().find(({ id }) => !this.#failed.has(id));
    return next !== undefined && this.#mayRead(next) ? next : undefined;
  }

  async #read(segment: Segment): Promise<void> {
    this.#segmentsLeft -= 1;
    this.#bytesLeft -= bytesOf(segment);
    try {
      const loaded = await this.parts.read(segment);
      if (!this.#isClosed) this.look(loaded);
    } catch (error) {
      this.#failed.add(segment.id);
      this.#problem = whyOf(error);
    }
  }

  #unseen(): readonly Segment[] {
    return this.subject.segments.filter(({ id, chunks, endsBy }) => {
      const looked = this.#looked.get(id);
      // One that still grows is looked at again by whoever plays it, or once it is over.
      return looked === undefined || (looked.chunks !== chunks.length && endsBy !== 'end');
    });
  }

  #mayRead(segment: Segment): boolean {
    return this.#segmentsLeft > 0 && bytesOf(segment) <= this.#bytesLeft;
  }

  #tell(): void {
    const looked = [...this.#looked.values()];
    const left = this.#unseen().length;
    this.#state = {
      signals: looked.flatMap(({ signals }) => signals).toSorted((a, b) => a.t - b.t),
      activity: looked.flatMap(({ activity }) => activity),
      left,
      isLooking: left > 0 && !this.#hasStopped,
      problem: this.#problem,
    };
    for (const listener of this.#listeners) listener();
  }
}

function bytesOf({ chunks }: Segment): number {
  return chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
