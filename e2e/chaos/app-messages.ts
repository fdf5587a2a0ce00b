import type { AuditHealth, CloseReport, Durability } from '@auditreel/core';
import type { DatabaseAddress } from './database-names.ts';

/** What the app is started with, as JSON in `CHAOS_APP`. */
export interface AppConfig extends DatabaseAddress {
  /** Always the same, so that clients find it again after a kill. */
  readonly port: number;
  readonly spoolFolder: string;
  readonly durability: Durability;
}

/** What the driver may ask of the app. */
export type AppQuestion =
  | { readonly ask: 'health' }
  | { readonly ask: 'flush' }
  | { readonly ask: 'close' }
  | { readonly ask: 'shift'; readonly ms: number };

export interface AppState {
  readonly health: AuditHealth;
  readonly rssBytes: number;
  /** How often `onError` was told, by code. */
  readonly errors: Readonly<Record<string, number>>;
  readonly closed: CloseReport | null;
}

export type AppMessage =
  | { readonly is: 'open' }
  | { readonly is: 'answer'; readonly number: number; readonly state: AppState };
