import type { ClockOffset } from '../host/clock-offset.js';
import { saidBy } from '../host/said-by.js';
import { NotDoneError } from '../not-done-error.js';

/** A page of the host's, as a browser would get it. */
export interface Page {
  /** After redirects. */
  readonly url: URL;
  /** The same, without what may be secret in it. */
  readonly address: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null where the server tells no time. */
  readonly clock: ClockOffset | null;
}

const DEADLINE_MS = 10_000;
const BROWSER = { accept: 'text/html', 'user-agent': 'Mozilla/5.0 (auditreel doctor)' };

/** @throws NotDoneError without an address, and when nothing answers there */
export async function readPage(address: string | null): Promise<Page> {
  if (address === null) {
    throw new NotDoneError(
      'No page was looked at.',
      'npx auditreel doctor --url http://localhost:3000/   # a page that a person sees',
    );
  }
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw new NotDoneError('--url is no address of a page.', '--url https://shop.example/');
  }
  const { username, password } = new URL(address);
  if (username !== '' || password !== '') {
    throw new NotDoneError('--url takes no name and no password.', '--url https://shop.example/');
  }
  const askedAt = Date.now();
  const response = await ask(address);
  const answeredAt = Date.now();
  return {
    url: new URL(response.url),
    address: plainAddress(response.url),
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    clock: offsetOf(response.headers.get('date'), { askedAt, answeredAt }),
  };
}

/** Origin and path: a query may hold a token, and what stands before an @ a password. */
export function plainAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

/** Why a request came to nothing, in a few words. */
export function whyNot(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  if (cause instanceof Error && cause.message !== '') return saidBy(cause);
  return typeof code === 'string' ? code : String(cause);
}

async function ask(address: string): Promise<Response> {
  try {
    return await fetch(address, { headers: BROWSER, signal: AbortSignal.timeout(DEADLINE_MS) });
  } catch (error) {
    throw new NotDoneError(
      `Nothing answers at ${plainAddress(address)}: ${whyNot(error)}`,
      'Start the app, or correct --url.',
    );
  }
}

/** `Date` has whole seconds, rounded down. */
function offsetOf(
  date: string | null,
  { askedAt, answeredAt }: { readonly askedAt: number; readonly answeredAt: number },
): ClockOffset | null {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return null;
  const tripMs = answeredAt - askedAt;
  return { offsetMs: told + 500 - askedAt - tripMs / 2, errorMs: 500 + tripMs / 2 };
}
