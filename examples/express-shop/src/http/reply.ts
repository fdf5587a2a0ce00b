import type { Request, Response } from 'express';

export interface Done {
  /** Where a form post goes on; a script stays on its page unless `leave` is set. */
  readonly location: string;
  readonly leave?: boolean;
  readonly message?: string;
}

/** Answers a form post with the next page, and a script with JSON. */
export function done(req: Request, res: Response, { location, leave, message }: Done): void {
  if (wantsJson(req)) res.json({ ok: true, message, ...(leave ? { location } : {}) });
  else res.redirect(303, location);
}

export function wantsJson(req: Request): boolean {
  return req.accepts(['html', 'json']) === 'json';
}

/** Only paths of this shop: `?next=` comes from outside. */
export function safePath(value: unknown, otherwise: string): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : otherwise;
}
