import type { Request } from 'express';
import { z } from 'zod';
import type { FieldErrors } from './shop-error.js';

export type Form<T> =
  | { readonly ok: true; readonly values: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Reads a form post or a JSON body: the shop's forms send one without JavaScript, and the other with it. */
export function readForm<T>(req: Request, schema: z.ZodType<T>): Form<T> {
  const result = schema.safeParse(req.body ?? {});
  if (result.success) return { ok: true, values: result.data };
  const errors = Object.fromEntries(
    result.error.issues.toReversed().map((issue) => [issue.path.join('.'), issue.message]),
  );
  return { ok: false, errors };
}

/** What was typed, to show it again in a form that was refused. */
export function typed(req: Request, field: string): string {
  const value: unknown = req.body?.[field];
  return typeof value === 'string' ? value : '';
}

export const text = (message: string, longest = 200) => z.string(message).trim().min(1, message).max(longest);

export const email = () =>
  z
    .string('Please enter your e-mail.')
    .trim()
    .toLowerCase()
    .pipe(z.email('This doesn’t look like an e-mail.'));

export const newPassword = () =>
  z.string('Please choose a password.').min(8, 'Please use at least 8 characters.').max(200);
