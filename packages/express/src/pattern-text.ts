/** What a host gives Express as a path. */
export type Pattern = string | RegExp;
export type Patterns = Pattern | readonly Patterns[];

/** A pattern behind the template of the routers around it: `/orders` and `/:id/` make `/orders/:id`. */
export function joinPattern(template: string, pattern: Pattern): string {
  const text = typeof pattern === 'string' ? withoutSlash(pattern) : String(pattern);
  if (text === '') return template;
  return /^[/{(]/.test(text) ? template + text : `${template}/${text}`;
}

/** Which pattern of an array the path matched; null when it can't be told. */
export function choosePattern(patterns: Patterns, path: string): Pattern | null {
  if (typeof patterns === 'string' || patterns instanceof RegExp) return patterns;
  const all = patterns.flat(9) as readonly Pattern[];
  return all.find((pattern) => fits(pattern, path)) ?? null;
}

/** A matched path whose pattern is not known: parameters by their names, everything else by `routeOf`. */
export function patternOfValues(
  path: string,
  params: Readonly<Record<string, unknown>>,
  routeOf: (path: string) => string,
): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [String(value), `:${name}`]));
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((segment) => `/${names.get(decoded(segment)) ?? routeOf(segment).slice(1)}`).join('');
}

function withoutSlash(pattern: string): string {
  return pattern.endsWith('/') ? pattern.replace(/\/+$/, '') : pattern;
}

function fits(pattern: Pattern, path: string): boolean {
  if (typeof pattern !== 'string') return pattern.test(path);
  if (/[*({]/.test(pattern)) return true;
  const wanted = segmentsOf(pattern);
  const given = segmentsOf(path);
  return (
    wanted.length === given.length &&
    wanted.every((segment, i) => segment.includes(':') || segment.toLowerCase() === given[i]?.toLowerCase())
  );
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
