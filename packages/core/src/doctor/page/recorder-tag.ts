import { type Markup, readMarkup, type ScriptTag } from './read-markup.js';
import type { Page } from './read-page.js';

/** The recorder's tag on a page. */
export interface RecorderTag {
  readonly script: ScriptTag;
  /** Where the browser fetches it. */
  readonly url: URL;
  /** Whether scripts of other addresses run before it. */
  readonly isLate: boolean;
}

/** The recorder's tag, or null. */
export function recorderTag(page: Page): RecorderTag | null {
  const { scripts, base } = readMarkup(page.text);
  const at = scripts.findIndex((script) => urlOf(script, page, base)?.pathname.endsWith('/recorder.js'));
  const script = scripts[at];
  const url = script === undefined ? null : urlOf(script, page, base);
  if (script === undefined || url === null) return null;
  // Inline scripts may come first: the consent function has to.
  const isLate = !script.isInHead || scripts.slice(0, at).some(runsAtOnce);
  return { script, url, isLate };
}

/** What waits until the page is parsed runs after the recorder, wherever it stands. */
function runsAtOnce({ attributes }: ScriptTag): boolean {
  const isModule = attributes.get('type') === 'module';
  return (
    attributes.has('src') &&
    !attributes.has('nomodule') &&
    (attributes.has('async') || !(isModule || attributes.has('defer')))
  );
}

function urlOf({ attributes }: ScriptTag, page: Page, base: Markup['base']): URL | null {
  const src = attributes.get('src');
  const at = page.url.href;
  const from = base !== null && URL.canParse(base, at) ? new URL(base, at).href : at;
  return src !== undefined && URL.canParse(src, from) ? new URL(src, from) : null;
}
