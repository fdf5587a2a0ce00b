import { annotate } from '@auditreel/core';
import type { z } from 'zod';

/** What a form shows once its action has answered; null before that. */
export type FormState = {
  readonly done?: string;
  readonly error?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What was typed, but for passwords, so that nobody has to type it again. */
  readonly values?: Readonly<Record<string, string>>;
} | null;

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export type ReadForm<T> =
  | { readonly ok: true; readonly values: T }
  | { readonly ok: false; readonly state: NonNullable<FormState> };

/** Checks a form; a refusal says what is wrong with which field. */
export function readForm<T>(form: FormData, schema: z.ZodType<T>): ReadForm<T> {
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (parsed.success) return { ok: true, values: parsed.data };
  // The action answers with a page all the same: nothing else tells the record that it did nothing.
  annotate({ outcome: 'failure', reason: 'INVALID_INPUT' });
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[String(issue.path[0])] ??= issue.message;
  return { ok: false, state: { fields, values: typed(form) } };
}

/** What a form shows again. */
export function typed(form: FormData): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/password|^\$ACTION/i.test(name)) values[name] = value;
  }
  return values;
}
