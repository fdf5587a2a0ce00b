import type { Server } from 'node:http';

/** One variant's app, not listening yet. */
export interface App {
  readonly server: Server;
  /** Where the load posts to. */
  readonly path: string;
  /** Of the recorded session that the load belongs to; empty where nothing is recorded. */
  readonly sessionToken: string;
  /** Resolves when everything owed is written. */
  flush(): Promise<void>;
  stored(): Promise<number | null>;
}

export interface AppOptions {
  readonly variant: string;
  readonly folder: string;
  readonly postgresUrl: string;
}

/** What an app answers its measurer, beside how it is served. */
export type Bookkeeping = Omit<App, 'server' | 'path'>;

/** Of an app that writes no records. */
export const NO_RECORDS: Bookkeeping = {
  sessionToken: '',
  flush: async () => {},
  stored: async () => null,
};
