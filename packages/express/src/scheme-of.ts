import type { Request } from 'express';

/** What the client used; behind a trusted proxy it is whatever the header says. */
export function schemeOf(req: Request): 'http' | 'https' {
  return req.protocol === 'https' ? 'https' : 'http';
}
