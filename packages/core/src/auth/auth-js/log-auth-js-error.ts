import { fieldOf, textAt } from '../read-unknown.js';

const RED = '\x1b[31m';
const RESET = '\x1b[0m';

/** What Auth.js does by itself with an error where the host has no logger: it can't be asked to, once there is one. */
export function logAuthJsError(error: unknown): void {
  const name = textAt(error, 'type') ?? textAt(error, 'name') ?? 'Error';
  console.error(`${RED}[auth][error]${RESET} ${name}: ${textAt(error, 'message') ?? ''}`);
  const cause = fieldOf(error, 'cause');
  const inner = fieldOf(cause, 'err');
  if (inner instanceof Error) {
    const { err: _shown, ...details } = cause as Readonly<Record<string, unknown>>;
    console.error(`${RED}[auth][cause]${RESET}:`, inner.stack);
    console.error(`${RED}[auth][details]${RESET}:`, JSON.stringify(details, null, 2));
    return;
  }
  const stack = textAt(error, 'stack');
  if (stack !== undefined) console.error(stack.replace(/.*/, '').substring(1));
}
