import { type Finding, found } from '../finding.js';
import { allowsConnect, allowsScript, type ContentPolicy, needsTrustedTypes } from './content-policy.js';
import type { Page } from './read-page.js';
import type { RecorderTag } from './recorder-tag.js';

/** What of the recorder a policy stops. */
export function blockedBy(policy: ContentPolicy, tag: RecorderTag, page: Page): readonly Finding[] {
  return [...ofScripts(policy, tag, page), ...ofUploads(policy, tag, page), ...ofTypes(policy)];
}

/** The stub, and the part that it loads: from the same place, with the same nonce, and inserted by a script. */
function ofScripts(policy: ContentPolicy, { script, url }: RecorderTag, page: Page): readonly Finding[] {
  const nonce = script.attributes.get('nonce') || null;
  const integrity = script.attributes.get('integrity') ?? null;
  const allows = (asked: {
    readonly url: URL;
    readonly integrity: string | null;
    readonly isInserted: boolean;
  }): boolean => allowsScript(policy, { ...asked, nonce }, page.url);
  if (!allows({ url, integrity, isInserted: false })) {
    const says = 'The Content-Security-Policy does not let the recorder load.';
    return [found('policy.script_blocked', says, scriptMend(policy, url, page))];
  }
  if (allows({ url: new URL('recorder-0.js', url), integrity: null, isInserted: true })) return [];
  const says = 'The Content-Security-Policy lets the recorder load, and not the part that records.';
  return [found('policy.script_blocked', says, scriptMend(policy, url, page))];
}

function scriptMend(policy: ContentPolicy, url: URL, page: Page): string {
  const names = ['script-src-elem', 'script-src', 'default-src'];
  const name = names.find((directive) => policy.has(directive)) ?? 'script-src';
  const sources = policy.get(name) ?? [];
  if (sources.some((source) => source.startsWith("'nonce-"))) {
    return `<script nonce="…" src="${url.pathname}"></script>   <!-- the nonce of that answer's policy -->`;
  }
  return header(name === 'default-src' ? 'script-src' : name, sources, sourceOf(url, page));
}

function ofUploads(policy: ContentPolicy, { url }: RecorderTag, page: Page): readonly Finding[] {
  if (allowsConnect(policy, new URL('session', url), page.url)) return [];
  const sources = policy.get('connect-src') ?? policy.get('default-src') ?? [];
  const says = 'The Content-Security-Policy does not let the recorder upload.';
  return [found('policy.connect_blocked', says, header('connect-src', sources, sourceOf(url, page)))];
}

function ofTypes(policy: ContentPolicy): readonly Finding[] {
  if (!needsTrustedTypes(policy)) return [];
  const says =
    'The Content-Security-Policy has require-trusted-types-for: the recorder cannot load the part that records.';
  const mend =
    "import { startRecorder } from '@auditreel/recorder'; startRecorder();   // in your bundle, instead of the tag";
  return [found('policy.trusted_types', says, mend)];
}

function header(directive: string, sources: readonly string[], source: string): string {
  const kept = sources.filter((one) => one !== "'none'");
  return `Content-Security-Policy: ${[directive, ...kept, source].join(' ')}`;
}

function sourceOf(url: URL, page: Page): string {
  return url.origin === page.url.origin ? "'self'" : url.origin;
}
