import * as bundles from 'auditreel:bundles';

/** The stub that `GET <path>/recorder.js` serves: tags requests and fetches the rest. */
export const stubScript: string = bundles.stubScript;

/** The lazy part that `GET <path>/recorder-<hash>.js` serves. */
export const recorderScript: string = bundles.recorderScript;

/** Hash of {@link recorderScript}'s content, part of its name: it may be cached for good. */
export const recorderHash: string = bundles.recorderHash;

/** Bytes of both scripts as gzip sends them. */
export const scriptSizes: { readonly stub: number; readonly recorder: number } = bundles.sizes;

/** Both scripts as the adapters hand them to core. */
export const recorderScripts: {
  readonly stubScript: string;
  readonly recorderScript: string;
  readonly recorderHash: string;
} = { stubScript, recorderScript, recorderHash };
