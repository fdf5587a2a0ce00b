import { isNamed } from './describe-call.js';

/** The named endpoint that an address ends in; null when there is none. */
export function endpointOfUrl(url: string): string | null {
  const segments = segmentsOf(url);
  const ends = [3, 2, 1].map((count) => `/${segments.slice(-count).join('/')}`);
  return ends.find(isNamed) ?? null;
}

/** The endpoint's path below where better-auth is mounted; that is a path of the host's own, and holds no values. */
export function routeBelowMount(url: string, path: string): string {
  const below = path.split('/').length - 1;
  const mount = segmentsOf(url).slice(0, -below);
  return `/${[...mount, ...path.split('/').slice(1)].join('/')}`;
}

function segmentsOf(url: string): readonly string[] {
  const pathname = URL.canParse(url) ? new URL(url).pathname : '/';
  return pathname.split('/').filter((segment) => segment !== '');
}
