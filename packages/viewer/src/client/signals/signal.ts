import type { NodeName } from './name-node.js';

export type SignalKind = 'rage_click' | 'dead_click' | 'form_error' | 'console_error';

/** A moment of a recording worth a look, found in its events. It is a guess, and testimony at best. */
export interface Signal {
  readonly id: string;
  readonly kind: SignalKind;
  /** Ms, browser clock. */
  readonly t: number;
  readonly tabId: string;
  /** What it happened to; null where that is not known. */
  readonly node: NodeName | null;
  /** Clicks, fields, or times. */
  readonly count: number;
  /** What the page said, to the person or to its console. */
  readonly text: string | null;
}

/** A signal before anybody knows in which tab. */
export type Found = Omit<Signal, 'id' | 'tabId'>;
