import type { PersonOptions } from '../erasure/person-options.js';

/** Whose data to export. */
export interface ExportOptions extends PersonOptions {
  /** Id of the user who asks for it. @default the system */
  readonly by?: string;
}
