import type { Shown } from '../shown/asset-names.js';
import type { Stub } from '../stub/stub.js';

/** What the lazy part lends to the details: where to look, and where to put what was found. */
export interface Seam {
  readonly stub: Stub;
  readonly shown: Shown;
  /** The rrweb id of a recorded node. */
  readonly idOf: (node: Node) => number;
  readonly showsPicture: (element: Element) => boolean;
  /** Words of a script, without the page's secrets. */
  readonly words: (text: string) => string;
  /** Puts a custom event into the recording. */
  readonly say: (tag: string, payload: unknown) => void;
  /** Has these images recorded anew: they have loaded. */
  readonly touch: (images: readonly HTMLImageElement[]) => void;
  /** How many snapshots there were: each begins a recording of its own. */
  readonly snapshots: () => number;
}

/** What the details do for the lazy part. */
export interface Details {
  /** Resolves when the server holds what was shown so far, or can't have it now. */
  settle(): Promise<void>;
  stop(): void;
}

/** Brings the details: in a script of their own, after everything that a recording cannot do without. */
export type LoadDetails = (seam: Seam) => Promise<Details | undefined>;
