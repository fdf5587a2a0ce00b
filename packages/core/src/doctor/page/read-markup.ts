/** A script tag of a page. */
export interface ScriptTag {
  readonly attributes: ReadonlyMap<string, string>;
  readonly isInHead: boolean;
}

/** What the doctor needs of a page's markup. */
export interface Markup {
  /** In the order in which a browser meets them. */
  readonly scripts: readonly ScriptTag[];
  /** Content-Security-Policies that the page sets itself. */
  readonly policies: readonly string[];
  /** Where relative addresses begin, if the page says so. */
  readonly base: string | null;
}

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Their content is text, whatever it looks like. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template']);
const OF_HEAD = new Set(['html', 'head', 'base', 'link', 'meta', ...RAW]);

/** Reads a page's tags, as far as scripts and policies go; what stands in comments and in text is passed over. */
export function readMarkup(html: string): Markup {
  const scripts: ScriptTag[] = [];
  const policies: string[] = [];
  let base: string | null = null;
  let isInHead = true;
  for (const { name, attributes, isEnd } of tagsOf(html)) {
    if (isEnd ? name === 'head' : !OF_HEAD.has(name)) isInHead = false;
    if (isEnd) continue;
    if (name === 'script') scripts.push({ attributes, isInHead });
    if (name === 'base') base ??= attributes.get('href') ?? null;
    if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy') {
      policies.push(attributes.get('content') ?? '');
    }
  }
  return { scripts, policies, base };
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEnd: boolean;
}

function* tagsOf(html: string): Iterable<Tag> {
  const tags = new RegExp(TAG);
  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    const [, slash, written, rest = ''] = match;
    const name = written?.toLowerCase();
    if (name === undefined) continue;
    yield { name, attributes: attributesOf(rest), isEnd: slash === '/' };
    if (slash === '' && RAW.has(name)) tags.lastIndex = endOf(name, html, tags.lastIndex);
  }
}

function endOf(name: string, html: string, from: number): number {
  const end = html.toLowerCase().indexOf(`</${name}`, from);
  return end === -1 ? html.length : end;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decoded(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
};

function decoded(text: string): string {
  return text.replace(
    /&(amp|quot|apos|#39|#x27);/gi,
    (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole,
  );
}
