import { matchesSource } from './match-source.js';

/** One Content-Security-Policy: its directives by name. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** A script as a policy sees it. */
export interface AskedScript {
  readonly url: URL;
  readonly nonce: string | null;
  readonly integrity: string | null;
  /** By a script that may run, and not by the page's own markup. */
  readonly isInserted: boolean;
}

/** The policies in the value of a header, or of a `meta` tag. */
export function parsePolicies(value: string | null): readonly ContentPolicy[] {
  return (value ?? '')
    .split(',')
    .map((text) => directivesOf(text))
    .filter(({ size }) => size > 0);
}

/** Whether a policy lets a script of that address run. */
export function allowsScript(policy: ContentPolicy, script: AskedScript, page: URL): boolean {
  const sources = firstOf(policy, ['script-src-elem', 'script-src', 'default-src']);
  if (sources === undefined) return true;
  if (script.nonce !== null && sources.includes(`'nonce-${script.nonce}'`)) return true;
  if (script.integrity?.split(/\s+/).some((hash) => sources.includes(`'${hash}'`))) return true;
  if (sources.some((source) => source.toLowerCase() === "'strict-dynamic'")) return script.isInserted;
  return sources.some((source) => matchesSource(source, script.url, page));
}

/** Whether a policy lets the page send requests there. */
export function allowsConnect(policy: ContentPolicy, url: URL, page: URL): boolean {
  const sources = firstOf(policy, ['connect-src', 'default-src']);
  return sources === undefined || sources.some((source) => matchesSource(source, url, page));
}

/** Whether no script may be loaded by an address that is plain text, as the recorder loads its second part. */
export function needsTrustedTypes(policy: ContentPolicy): boolean {
  return policy.get('require-trusted-types-for')?.includes("'script'") ?? false;
}

function directivesOf(text: string): ContentPolicy {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name, ...values] = part.trim().split(/\s+/);
    // The first of a name counts.
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return directives;
}

function firstOf(policy: ContentPolicy, names: readonly string[]): readonly string[] | undefined {
  return names.map((name) => policy.get(name)).find((sources) => sources !== undefined);
}
