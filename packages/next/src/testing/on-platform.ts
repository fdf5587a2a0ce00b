const PLATFORM = Symbol.for('@next/request-context');

/** As a platform does that runs functions: tells Next how to keep one alive. Answers how to take it away. */
export function onPlatform(context: { readonly waitUntil?: (work: Promise<unknown>) => void }): () => void {
  Object.assign(globalThis, { [PLATFORM]: { get: () => context } });
  return () => void Reflect.deleteProperty(globalThis, PLATFORM);
}
