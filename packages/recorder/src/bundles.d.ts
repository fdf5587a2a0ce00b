/** Built from `src/bundle/` by `build/bundles.ts` whenever `script.ts` is built. */
declare module 'auditreel:bundles' {
  export const stubScript: string;
  export const recorderScript: string;
  export const recorderHash: string;
  export const detailsScript: string;
  export const detailsHash: string;
  export const sizes: { readonly stub: number; readonly recorder: number; readonly details: number };
}
