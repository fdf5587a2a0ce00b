import type { LoadedSegment, SegmentLoader } from '../chunks/segment-loader.js';
import { segmentAfter, segmentAt, segmentFollowing } from '../visit/choose-segment.js';
import { idleJump } from '../visit/idle.js';
import type { Segment } from '../visit/segments.js';
import type { Visit } from '../visit/visit.js';
import type { Notice, PlayerState, Speed } from './player-state.js';
import type { Stage, StageMaker } from './stage.js';

/** What the player needs from around it. */
export interface PlayerParts {
  readonly visit: Visit;
  readonly loader: SegmentLoader;
  readonly stages: StageMaker;
  /** Times of records, ascending: they count as activity. */
  readonly moments: readonly number[];
  /** Calls back once before the next frame; answers how to call it off. */
  readonly nextFrame: (callback: () => void) => () => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** How long playback stands at a gap before it goes on. */
const STAND_AT_GAP_MS = 1500;
/** An absence of this length is told. */
const TELL_FROM_MS = 3000;
const TELL_FOR_MS = 1500;
const PREFETCH_MS = 15_000;

/** Plays a visit: many pages and tabs on one clock, one replayer at a time. */
export class VisitPlayer {
  #state: PlayerState = {
    picture: { kind: 'loading' },
    segment: null,
    playing: false,
    speed: 1,
    skipIdle: true,
    tab: null,
    notice: null,
  };
  #t = 0;
  #stage: Stage | null = null;
  #loaded: LoadedSegment | null = null;
  #activity: readonly number[] = [];
  #jumpedTo = 0;
  /** Grows with every jump, so that a load which comes late shows nothing. */
  #turn = 0;
  #cancelFrame: () => void = () => {};
  readonly #stateListeners = new Set<() => void>();
  readonly #timeListeners = new Set<() => void>();

  constructor(private readonly parts: PlayerParts) {}

  readonly state = (): PlayerState => this.#state;
  readonly time = (): number => this.#t;
  readonly onState = (listener: () => void): (() => void) => listen(this.#stateListeners, listener);
  readonly onTime = (listener: () => void): (() => void) => listen(this.#timeListeners, listener);

  /** Goes to a moment; goes on playing if it was. */
  readonly seek = (t: number, options: { readonly tab?: string | null } = {}): void => {
    const tab = options.tab === undefined ? this.#state.tab : options.tab;
    this.#turn++;
    this.#setTime(t);
    this.#set({ tab, notice: null });
    const segment =
      segmentAt(this.parts.visit.segments, t, tab) ?? segmentAt(this.parts.visit.segments, t, null);
    if (segment === null) this.#showNothing(t);
    else void this.#enter(segment, t);
  };

  readonly play = (): void => {
    if (this.#state.playing) return;
    this.#set({ playing: true, notice: null });
    if (this.#isOver()) this.seek(this.parts.visit.segments[0]?.fromMs ?? this.#t, { tab: null });
    else if (this.#stage === null || this.#atEnd()) void this.#advance();
    else this.#stage.play(this.#t, this.#state.speed);
    this.#tickOn();
  };

  readonly pause = (): void => {
    this.#turn++;
    this.#cancelFrame();
    this.#stage?.show(this.#t);
    this.#set({ playing: false, notice: null });
  };

  readonly toggle = (): void => (this.#state.playing ? this.pause() : this.play());

  readonly setSpeed = (speed: Speed): void => {
    this.#set({ speed });
    this.#stage?.setSpeed(speed);
  };

  readonly setSkipIdle = (skipIdle: boolean): void => this.#set({ skipIdle });

  /** Shows another tab at the same moment; null follows the person. */
  readonly showTab = (tab: string | null): void => this.seek(this.#t, { tab });

  readonly destroy = (): void => {
    this.#turn++;
    this.#cancelFrame();
    this.#dropStage();
    this.parts.loader.close();
  };

  async #enter(segment: Segment, t: number): Promise<void> {
    const turn = ++this.#turn;
    if (this.#loaded?.segment.id === segment.id && this.#stage !== null) return this.#present(t);
    this.#set({ picture: { kind: 'loading' }, segment });
    try {
      const loaded = await this.parts.loader.load(segment);
      if (turn !== this.#turn) return;
      this.#dropStage();
      this.#loaded = loaded;
      this.#activity = [...loaded.activity, ...this.parts.moments].toSorted((a, b) => a - b);
      this.#stage = this.parts.stages(loaded.events);
      this.#present(t);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #present(t: number): void {
    this.#setTime(t);
    if (this.#state.playing) this.#stage?.play(t, this.#state.speed);
    else this.#stage?.show(t);
    this.#set({ picture: { kind: 'shown' }, segment: this.#loaded?.segment ?? null });
    if (this.#state.playing) this.#tickOn();
  }

  #tickOn(): void {
    this.#cancelFrame();
    this.#cancelFrame = this.parts.nextFrame(() => {
      if (!this.#state.playing) return;
      this.#tick();
      if (this.#state.playing) this.#tickOn();
    });
  }

  #tick(): void {
    const { segment, picture } = this.#state;
    if (
      this.#stage === null ||
      segment === null ||
      picture.kind !== 'shown' ||
      this.#state.notice?.kind === 'gap'
    )
      return;
    const t = Math.max(this.#t, Math.min(this.#stage.time(), segment.toMs));
    this.#setTime(t);
    if (this.#atEnd()) {
      void this.#advance();
      return;
    }
    if (this.#state.skipIdle) this.#jumpOverIdle(t, segment);
    if (segment.toMs - t < PREFETCH_MS) this.#prefetch(segment);
  }

  #jumpOverIdle(t: number, segment: Segment): void {
    const target = idleJump(this.#activity, t, segment.toMs);
    if (target === null) {
      this.#forgetJump(t);
      return;
    }
    const to = Math.min(target, segment.toMs);
    this.#tell({ kind: 'idle', ms: to - t }, to);
    this.#setTime(to);
    this.#stage?.play(to, this.#state.speed);
  }

  #forgetJump(t: number): void {
    const told = t - this.#jumpedTo > TELL_FOR_MS * this.#state.speed;
    if (told && this.#state.notice !== null) this.#set({ notice: null });
  }

  #isOver(): boolean {
    const { segments } = this.parts.visit;
    return this.#t >= Math.max(...segments.map((segment) => segment.toMs));
  }

  #atEnd(): boolean {
    const { segment } = this.#state;
    return segment !== null && (this.#t >= segment.toMs || this.#stage?.ended() === true);
  }

  /** On to whatever comes after this segment; over a gap only after standing at it for a while. */
  async #advance(): Promise<void> {
    const turn = ++this.#turn;
    const { segment } = this.#state;
    const from = segment === null ? this.#t : Math.max(this.#t, segment.toMs);
    const next =
      segment === null
        ? segmentFollowing(this.parts.visit.segments, from)
        : segmentAfter(this.parts.visit.segments, segment, from);
    if (next === null) return this.pause();
    const to = Math.max(next.fromMs, from);
    if (segment?.endsBy === 'gap' && next.page === segment.page) {
      this.#set({ notice: { kind: 'gap', ms: to - from } });
      await this.parts.wait(STAND_AT_GAP_MS);
      if (turn !== this.#turn) return;
    }
    this.#tell(to - from > TELL_FROM_MS ? { kind: 'away', ms: to - from } : null, to);
    if (next.tabId !== this.#state.tab) this.#set({ tab: null });
    this.#setTime(to);
    await this.#enter(next, to);
  }

  #prefetch(segment: Segment): void {
    const next = segmentAfter(this.parts.visit.segments, segment, segment.toMs);
    // A prefetch that fails is tried again, and told, when its moment comes.
    if (next !== null) this.parts.loader.load(next).catch(() => {});
  }

  #showNothing(t: number): void {
    this.#cancelFrame();
    this.#dropStage();
    const next = segmentFollowing(this.parts.visit.segments, t)?.fromMs ?? null;
    this.#set({ picture: { kind: 'unrecorded', next }, segment: null, playing: false });
  }

  #fail(error: unknown): void {
    this.#cancelFrame();
    this.#dropStage();
    const message = error instanceof Error ? error.message : String(error);
    this.#set({ picture: { kind: 'failed', message }, playing: false });
  }

  #dropStage(): void {
    this.#stage?.destroy();
    this.#stage = null;
    this.#loaded = null;
  }

  #tell(notice: Notice | null, t: number): void {
    this.#jumpedTo = t;
    this.#set({ notice });
  }

  #set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#stateListeners) listener();
  }

  #setTime(t: number): void {
    this.#t = t;
    for (const listener of this.#timeListeners) listener();
  }
}

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
