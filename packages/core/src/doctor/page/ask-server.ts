import { CliError } from '../../cli/cli-error.js';
import { whyNot } from './read-page.js';

/** An answer of the server's to what a page of its would send. */
export interface ServerAnswer {
  readonly status: number;
  readonly type: string;
  /** Where a redirect points to; null when it is none. */
  readonly location: string | null;
  readonly text: string;
}

const DEADLINE_MS = 10_000;

/** Asks without following redirects: a browser's upload that ends on a login page is lost. */
export async function askServer(url: URL, request: RequestInit = {}): Promise<ServerAnswer> {
  const response = await fetch(url, {
    ...request,
    redirect: 'manual',
    signal: AbortSignal.timeout(DEADLINE_MS),
  }).catch((error: unknown) => {
    throw new CliError(`Nothing answers at ${url}: ${whyNot(error)}`, { cause: error });
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    location: response.headers.get('location'),
    text: await response.text(),
  };
}

/** What came instead, in a few words. */
export function saysOf({ status, type, location }: ServerAnswer): string {
  if (location !== null) return `a redirect to ${location.split('?', 1)[0]}`;
  return `${status}${type === '' ? '' : ` ${type.split(';', 1)[0]}`}`;
}
