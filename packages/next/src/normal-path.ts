import { pathOf } from '@auditreel/core/adapter';

/** Path and query as Next routes them: `/a/%2e%2e/b` is `/b`, whatever stood before it in the request line. */
export function normalPath(target: string): string {
  const path = pathOf(target);
  try {
    // Joined, not resolved: what begins with two slashes is a path here, and no host.
    const { pathname, search } = new URL(`http://localhost${path}`);
    return pathname + search;
  } catch {
    return path;
  }
}
