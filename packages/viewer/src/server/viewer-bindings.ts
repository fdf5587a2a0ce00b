import type { Mount } from '@auditreel/core';

/** What the handler hands its routes, per request. */
export interface ViewerBindings {
  readonly mount: Mount;
  readonly nonce: string;
}
