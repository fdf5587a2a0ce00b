/** What the app is started with, as JSON in `DEPLOYED_APP`. */
export interface AppConfig {
  readonly port: number;
  /** The host's generated client. */
  readonly clientFile: string;
  readonly databaseUrl: string;
  /** Null: the default, `.auditreel` in the working directory. */
  readonly spoolFolder: string | null;
  /** Origins whose pages may record. */
  readonly origins?: readonly string[];
  /** Request headers that the host's own CORS lets pages of any origin send. */
  readonly corsHeaders?: readonly string[];
  readonly trustedProxies?: readonly string[];
  /** Where a proxy has taken a prefix off every path: it is put back before the app sees it. */
  readonly restoredPrefix?: string;
  /** How far the app's clock is ahead, ms. */
  readonly clockShiftMs?: number;
}
