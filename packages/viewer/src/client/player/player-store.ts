import type { PlayerState } from './player-state.js';

const AT_FIRST: PlayerState = {
  picture: { kind: 'loading' },
  segment: null,
  playing: false,
  speed: 1,
  skipIdle: true,
  tab: null,
  notice: null,
  live: false,
};

/** What the player shows, for whoever listens. The time is told apart: it changes with every frame. */
export class PlayerStore {
  #state = AT_FIRST;
  #time = 0;
  readonly #stateListeners = new Set<() => void>();
  readonly #timeListeners = new Set<() => void>();

  get state(): PlayerState {
    return this.#state;
  }

  get time(): number {
    return this.#time;
  }

  readonly onState = (listener: () => void): (() => void) => listen(this.#stateListeners, listener);
  readonly onTime = (listener: () => void): (() => void) => listen(this.#timeListeners, listener);

  set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#stateListeners) listener();
  }

  setTime(time: number): void {
    this.#time = time;
    for (const listener of this.#timeListeners) listener();
  }
}

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
