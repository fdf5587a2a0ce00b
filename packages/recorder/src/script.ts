import * as bundles from 'auditreel:bundles';

/** The stub that `GET <path>/recorder.js` serves: tags requests and fetches the rest. */
export const stubScript: string = bundles.stubScript;

/** The lazy part that `GET <path>/recorder-<hash>.js` serves. */
export const recorderScript: string = bundles.recorderScript;

/** Hash of {@link recorderScript}'s content, part of its name: it may be cached for good. */
export const recorderHash: string = bundles.recorderHash;

/** What comes after the lazy part, served by `GET <path>/recorder-details-<hash>.js`: pictures, fonts, styles, canvases, errors. */
export const detailsScript: string = bundles.detailsScript;

/** Hash of {@link detailsScript}'s content, part of its name. */
export const detailsHash: string = bundles.detailsHash;

/** Bytes of the scripts as gzip sends them. */
export const scriptSizes: { readonly stub: number; readonly recorder: number; readonly details: number } =
  bundles.sizes;

/** The scripts as the adapters hand them to core. */
export const recorderScripts: {
  readonly stubScript: string;
  readonly recorderScript: string;
  readonly recorderHash: string;
  readonly detailsScript: string;
  readonly detailsHash: string;
} = { stubScript, recorderScript, recorderHash, detailsScript, detailsHash };
