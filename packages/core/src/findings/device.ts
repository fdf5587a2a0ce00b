/** The first that is named in a user agent is what it is: most name others as well. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\/|\bOpera\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|Chromium|HeadlessChrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** Browser and system without their versions, `Firefox on Windows`; of a program, what stands before its version. */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null) return 'unknown';
  const browser = nameIn(BROWSERS, userAgent);
  if (browser === null) return userAgent.split(/[/ ]/, 1)[0] ?? 'unknown';
  return `${browser} on ${nameIn(SYSTEMS, userAgent) ?? 'another system'}`;
}

/** The network of an address: its first 24 bits, or 48 of IPv6. */
export function networkOf(ip: string | null): string {
  if (ip === null) return 'unknown';
  const plain = ip.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  return plain.includes(':')
    ? plain.split(':').slice(0, 3).join(':')
    : plain.split('.').slice(0, 3).join('.');
}

function nameIn(names: readonly (readonly [string, RegExp])[], userAgent: string): string | null {
  return names.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
}
