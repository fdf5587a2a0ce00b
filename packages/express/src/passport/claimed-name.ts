import type { Request } from 'express';
import { fieldOf, type PassportOptions, textOf } from './passport-shapes.js';

/** The name that somebody typed into a login; undefined when it can't be told. */
export function claimedName<User>(
  req: Request,
  strategy: unknown,
  options: PassportOptions<User>,
): string | undefined {
  try {
    if (options.claimed !== undefined) return options.claimed(req);
    const fields = [textOf(fieldOf(strategy, '_usernameField')) ?? 'username', 'username', 'email', 'login'];
    const sources: readonly unknown[] = [req.body, req.query];
    const found = sources.flatMap((source) => fields.map((field) => textOf(fieldOf(source, field))));
    return found.find((name) => name !== undefined);
  } catch {
    return undefined;
  }
}
