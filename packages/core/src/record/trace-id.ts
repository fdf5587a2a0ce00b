const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;
const INVALID = '0'.repeat(32);

/** The trace id of a W3C `traceparent` header, or null. */
export function traceIdOf(traceparent: string | undefined): string | null {
  const id = traceparent ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
  return id === undefined || id === INVALID || traceparent?.startsWith('ff') ? null : id;
}
