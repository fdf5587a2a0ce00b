import { routeOf } from '@auditreel/core/protocol';

/** An address without its values: origin and route. What is not http is left out. */
export function reduceUrl(url: string, base: string): string {
  if (url.startsWith('#')) return '#';
  try {
    const { origin, pathname, protocol } = new URL(url, base);
    return /^https?:$/.test(protocol) ? origin + routeOf(pathname) : '';
  } catch {
    return '';
  }
}
