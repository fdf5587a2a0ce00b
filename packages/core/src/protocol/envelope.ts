/** A request seen in a recording. Times are ms since 1970 UTC on the browser's clock. */
export interface RequestMark {
  readonly requestId: string;
  readonly method: string;
  /** Origin-less path reduced by `routeOf`: never a value, never a query. */
  readonly path: string;
  readonly t: number;
  /** Ms since the tab's last trusted user event, or null when there was none. */
  readonly inputAgo: number | null;
}

/** The JSON line in front of a chunk's gzip. At most 8 KB. */
export interface ChunkEnvelope {
  readonly v: 1;
  /** The session it was recorded in; must be the one its write token is for. */
  readonly sessionId: string;
  readonly tabId: string;
  /** Id of one document in a tab; new after a clock jump, a rotation and a bfcache restore. */
  readonly page: string;
  /** Counts up from 0 on each page. */
  readonly seq: number;
  /** Which part of a chunk that was split, from 0; `joinParts` puts them together. */
  readonly part: number;
  readonly parts: number;
  /** Time of the first and last event, ms, browser clock. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** When it was sent, ms, browser clock. */
  readonly sendMs: number;
  /** How many events it holds. */
  readonly count: number;
  readonly hasSnapshot: boolean;
  readonly marks: readonly RequestMark[];
  /** Events the recorder had to drop on this page so far. */
  readonly dropped: number;
  /** Recorder version. */
  readonly recorder: string;
  /** Browser clock minus server clock, from the answer with the least round trip so far; absent before the first. */
  readonly clock?: ClockSample;
}

/** NTP's way: `offsetMs` is right within `errorMs`, half the round trip. */
export interface ClockSample {
  readonly offsetMs: number;
  readonly errorMs: number;
}

/** Body of `POST <path>/session`. */
export interface SessionRequest {
  /** Browser clock, ms. */
  readonly sentAt: number;
  /** The token of the session this one follows, for the chain; the cookie serves where it is absent. */
  readonly previous?: string;
  /** Why a new session is asked for. */
  readonly reason: 'start' | 'idle' | 'length' | 'ended' | 'resume';
}

/** What the recorder is told to do. */
export interface RecorderSettings {
  /** False when this session is not in the sample: requests are tagged, nothing is recorded. */
  readonly recording: boolean;
  readonly privacy: 'balanced' | 'strict';
  readonly chunkEveryMs: number;
  readonly chunkBytes: number;
  readonly snapshotEveryMs: number;
  readonly idleMs: number;
  readonly maxMs: number;
  /** Whether style sheets, fonts and images are kept beside the recording: `POST <path>/assets`. */
  readonly assets: boolean;
  /** Whether pictures of canvases are recorded. */
  readonly canvas: boolean;
  /** Origins of pages that may tag their requests to this server, besides its own. */
  readonly origins: readonly string[];
}

/** Answer of `POST <path>/session`. */
export interface SessionAnswer {
  readonly sessionId: string;
  readonly sessionToken: string;
  readonly writeToken: string;
  readonly settings: RecorderSettings;
  /** Server clock, ms. */
  readonly serverTime: number;
  /** When the session ends at the latest, server clock, ms. */
  readonly expiresAt: number;
}

/** Answer of `POST <path>/chunks`. */
export interface ChunkAck {
  readonly stored: 'stored' | 'duplicate';
  /** Highest seq of this page up to which nothing is missing, or -1; other processes may have more. */
  readonly highWater: number;
  /** Seqs below the highest known one that the server has not seen (at most 100). */
  readonly missing: readonly number[];
  readonly next: 'continue' | 'throttle' | 'stop';
  readonly session: 'live' | 'ended';
  readonly serverTime: number;
}

/** Body of every refusal under `path` and in the viewer's API. */
export interface IngestProblem {
  readonly error: { readonly code: string; readonly message: string };
}
