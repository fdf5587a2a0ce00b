/** Where a running recorder is found by other browser code, in whichever bundle it is. */
export const RECORDER_SYMBOL: unique symbol = Symbol.for('auditreel.recorder') as never;

/** A request that was tagged and marked by the recorder. */
export interface RequestTag {
  readonly requestId: string;
  /** The header to send: name and value. */
  readonly header: readonly [name: string, value: string];
}

/** What a running recorder offers other browser code, at `globalThis[RECORDER_SYMBOL]`. */
export interface RecorderHandle {
  readonly version: string;
  /** Makes a mark in the recording and the header that joins it to the record. */
  tag(method: string, url: string): RequestTag | null;
  /** Recording session id once known. */
  sessionId(): string | null;
  /** Sends what is held; resolves when the server has it or the outbox keeps it. */
  flush(): Promise<void>;
  /** Stops recording. With `forget`, the outbox is cleared and nothing more is sent. */
  stop(options?: { readonly forget?: boolean }): Promise<void>;
}
