import type { LoadedSegment } from '../chunks/segment-reader.js';
import { whyOf } from '../text/why-of.js';
import { segmentAfter, segmentAt, segmentFollowing } from '../visit/choose-segment.js';
import { idleJump } from '../visit/idle.js';
import type { Segment } from '../visit/segments.js';
import type { Playable, PlayerParts } from './player-parts.js';
import type { Notice, PlayerState, Speed } from './player-state.js';
import { PlayerStore } from './player-store.js';
import type { Stage } from './stage.js';

/** How long playback stands at a gap before it goes on. */
const STAND_AT_GAP_MS = 1500;
/** An absence of this length is told. */
const TELL_FROM_MS = 3000;
const TELL_FOR_MS = 1500;
const PREFETCH_MS = 15_000;
/** Chunks come every ten seconds: this far behind the end there is nearly always something to play. */
const LIVE_BEHIND_MS = 12_000;
/** Further behind than this, following jumps. */
const LIVE_LOST_MS = 40_000;

/** Plays a visit: many pages and tabs on one clock, one replayer at a time. */
export class VisitPlayer {
  readonly #store = new PlayerStore();
  #playable: Playable;
  #stage: Stage | null = null;
  #loaded: LoadedSegment | null = null;
  #activity: readonly number[] = [];
  #jumpedTo = 0;
  /** Grows with every jump, so that a load which comes late shows nothing. */
  #turn = 0;
  #cancelFrame: () => void = () => {};

  constructor(private readonly parts: PlayerParts) {
    this.#playable = parts;
  }

  readonly state = (): PlayerState => this.#store.state;
  readonly time = (): number => this.#store.time;
  readonly onState: PlayerStore['onState'] = this.#store.onState;
  readonly onTime: PlayerStore['onTime'] = this.#store.onTime;

  /** Goes to a moment; goes on playing if it was. */
  readonly seek = (t: number, options: { readonly tab?: string | null } = {}): void => {
    const tab = options.tab === undefined ? this.#state.tab : options.tab;
    this.#set({ live: false });
    this.#go(t, tab);
  };

  /** Follows a session that still runs, a few seconds behind. */
  readonly followLive = (): void => {
    this.#set({ live: true, playing: true, speed: 1 });
    this.#stage?.setSpeed(1);
    const last = this.#segments.find(({ toMs }) => toMs === this.#endMs);
    this.#go(Math.max(last?.fromMs ?? 0, this.#endMs - LIVE_BEHIND_MS), null);
  };

  /** There is more to play than before; what is on show stays. */
  readonly extend = (playable: Playable): void => {
    this.#playable = playable;
    const { segment, live } = this.#state;
    const grown = this.#segments.find(({ id }) => id === segment?.id);
    if (live && this.#endMs - this.#t > LIVE_LOST_MS) this.followLive();
    else if (grown !== undefined && this.#loaded?.segment.id === grown.id) void this.#grow(grown);
    else if (this.#isWaiting) void this.#advance();
  };

  readonly play = (): void => {
    if (this.#state.playing) return;
    this.#set({ playing: true, notice: null });
    if (this.#isOver()) this.seek(this.#segments[0]?.fromMs ?? this.#t, { tab: null });
    else if (this.#stage === null || this.#atEnd()) void this.#advance();
    else this.#stage.play(this.#t, this.#state.speed);
    this.#tickOn();
  };

  readonly pause = (): void => {
    this.#turn++;
    this.#cancelFrame();
    this.#stage?.show(this.#t);
    this.#set({ playing: false, notice: null, live: false });
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

  get #segments(): readonly Segment[] {
    return this.#playable.visit.segments;
  }

  get #endMs(): number {
    return Math.max(...this.#segments.map((segment) => segment.toMs));
  }

  /** At the end of what there is so far, playing. */
  get #isWaiting(): boolean {
    return this.#state.notice?.kind === 'waiting';
  }

  #go(t: number, tab: string | null): void {
    this.#turn++;
    this.#setTime(t);
    this.#set({ tab, notice: null });
    const segment = segmentAt(this.#segments, t, tab) ?? segmentAt(this.#segments, t, null);
    if (segment === null) this.#showNothing(t);
    else void this.#enter(segment, t);
  }

  async #enter(segment: Segment, t: number): Promise<void> {
    const turn = ++this.#turn;
    if (this.#loaded?.segment.id === segment.id && this.#stage !== null) return this.#present(t);
    this.#set({ picture: { kind: 'loading' }, segment });
    try {
      const loaded = await this.parts.loader.load(segment);
      if (turn !== this.#turn) return;
      this.#dropStage();
      this.#keep(loaded);
      this.#stage = this.parts.stages(loaded.events);
      this.#present(t);
      const grown = this.#segments.find(({ id }) => id === segment.id);
      if (grown !== undefined && grown.toMs > loaded.segment.toMs) void this.#grow(grown);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #keep(loaded: LoadedSegment): void {
    this.#loaded = loaded;
    this.#activity = [...loaded.activity, ...this.#playable.moments].toSorted((a, b) => a - b);
  }

  /** Gives the stage what the segment on show has got in the meantime. */
  async #grow(segment: Segment): Promise<void> {
    try {
      const grown = await this.parts.loader.load(segment);
      if (this.#loaded?.segment.id !== segment.id) return;
      const known = new Set(this.#loaded.events);
      this.#keep(grown);
      this.#stage?.add(grown.events.filter((event) => !known.has(event)));
      this.#set({ segment: grown.segment });
      if (this.#isWaiting) this.#goOn();
    } catch (error) {
      if (this.#loaded?.segment.id === segment.id) this.#fail(error);
    }
  }

  #goOn(): void {
    this.#set({ notice: null });
    if (this.#atEnd()) void this.#advance();
    else this.#stage?.play(this.#t, this.#state.speed);
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
      this.#state.notice?.kind === 'gap' ||
      this.#isWaiting
    )
      return;
    const t = Math.max(this.#t, Math.min(this.#stage.time(), segment.toMs));
    this.#setTime(t);
    if (this.#atEnd()) {
      void this.#advance();
      return;
    }
    if (this.#state.skipIdle && !this.#state.live) this.#jumpOverIdle(t, segment);
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
    return this.#t >= this.#endMs;
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
      segment === null ? segmentFollowing(this.#segments, from) : segmentAfter(this.#segments, segment, from);
    if (next === null) return this.#state.live ? this.#set({ notice: { kind: 'waiting' } }) : this.pause();
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
    const next = segmentAfter(this.#segments, segment, segment.toMs);
    // A prefetch that fails is tried again, and told, when its moment comes.
    if (next !== null) this.parts.loader.load(next).catch(() => {});
  }

  #showNothing(t: number): void {
    this.#cancelFrame();
    this.#dropStage();
    const next = segmentFollowing(this.#segments, t)?.fromMs ?? null;
    this.#set({ picture: { kind: 'unrecorded', next }, segment: null, playing: false, live: false });
  }

  #fail(error: unknown): void {
    this.#cancelFrame();
    this.#dropStage();
    this.#set({ picture: { kind: 'failed', message: whyOf(error) }, playing: false, live: false });
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
    this.#store.set(change);
  }

  #setTime(t: number): void {
    this.#store.setTime(t);
  }

  get #state(): PlayerState {
    return this.#store.state;
  }

  get #t(): number {
    return this.#store.time;
  }
}
