const HOST = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^:/*]+)(?::(\d+|\*))?(\/[^?#]*)?$/i;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Whether one source of a policy's list names an address, seen from the page.
 * @see https://www.w3.org/TR/CSP3/#match-url-to-source-expression
 */
export function matchesSource(source: string, url: URL, page: URL): boolean {
  if (source.toLowerCase() === "'self'") return isSelf(url, page);
  if (source.startsWith("'")) return false;
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return isScheme(source, url);
  const [, scheme, host = '', port, path] = HOST.exec(source) ?? [];
  if (host === '') return false;
  if (!isScheme(scheme === undefined ? page.protocol : `${scheme}:`, url)) return false;
  return isHost(host, url) && isPort(port, url, host) && isPath(path, url);
}

function isSelf(url: URL, page: URL): boolean {
  if (url.origin === page.origin) return true;
  const isUpgrade = page.protocol === 'http:' && url.protocol === 'https:';
  return isUpgrade && url.hostname === page.hostname && url.port === '' && page.port === '';
}

/** A policy that names http means https too. */
function isScheme(scheme: string, url: URL): boolean {
  const wanted = scheme.toLowerCase();
  return wanted === url.protocol || (wanted === 'http:' && url.protocol === 'https:');
}

function isHost(host: string, { hostname }: URL): boolean {
  const wanted = host.toLowerCase();
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? hostname.endsWith(wanted.slice(1)) : wanted === hostname;
}

function isPort(port: string | undefined, url: URL, host: string): boolean {
  if (port === '*' || (port === undefined && host === '*')) return true;
  const asked = url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port;
  return port === undefined ? asked === DEFAULT_PORTS[url.protocol] : port === asked;
}

function isPath(path: string | undefined, { pathname }: URL): boolean {
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? pathname.startsWith(path) : pathname === path;
}
