/** What decides whether a request may be tagged. */
export interface TargetRules {
  /** Origin and path of ingest: never tagged, never marked. */
  readonly base: string;
  readonly pageOrigin: string;
  /** Whether ingest's own origin said that this page may tag requests to it. */
  readonly baseListsPage: boolean;
}

/** The request's address when it may be tagged, else null. Origins are compared exactly, never by substring. */
export function taggable(url: string, baseUri: string, rules: TargetRules): URL | null {
  let target: URL;
  try {
    target = new URL(url, baseUri);
  } catch {
    return null;
  }
  const ingest = new URL(rules.base);
  if (target.origin !== rules.pageOrigin && !(rules.baseListsPage && target.origin === ingest.origin))
    return null;
  return target.origin === ingest.origin && isUnder(target.pathname, ingest.pathname) ? null : target;
}

function isUnder(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}
