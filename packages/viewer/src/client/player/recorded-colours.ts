import { MEDIA_TAG } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';

const CUSTOM = 5;
const ALWAYS = '(min-width: 0px)';
const NEVER = '(max-width: 0px)';

/** Whether the person saw dark colours; null when the recording doesn't say. */
export function sawDark(events: readonly eventWithTime[]): boolean | null {
  for (const event of events) {
    const said = event as unknown as Said;
    if (said.type === CUSTOM && said.data?.tag === MEDIA_TAG) return said.data.payload?.dark ?? null;
  }
  return null;
}

/** What the allow-list leaves of our own events. */
interface Said {
  readonly type: number;
  readonly data?: { readonly tag?: string; readonly payload?: { readonly dark?: boolean } } | undefined;
}

/**
 * Shows a rebuilt page in the colours that the person saw: media queries in it would otherwise follow the scheme of
 * whoever watches.
 */
export function showInColours(page: Document, dark: boolean): void {
  for (const sheet of page.styleSheets) {
    settle(sheet.media, dark);
    settleRules(sheet.cssRules, dark);
  }
  const { documentElement } = page;
  const scheme = page.defaultView?.getComputedStyle(documentElement).colorScheme ?? '';
  const allowsBoth = scheme.includes('light') && scheme.includes('dark');
  if (allowsBoth) documentElement.style.setProperty('color-scheme', dark ? 'dark' : 'light', 'important');
}

function settleRules(rules: CSSRuleList, dark: boolean): void {
  for (const rule of rules) {
    // By their shape: they are of the frame's own classes, not of this page's.
    if ('media' in rule) settle(rule.media as MediaList, dark);
    if ('cssRules' in rule) settleRules(rule.cssRules as CSSRuleList, dark);
  }
}

function settle(media: MediaList, dark: boolean): void {
  const text = media.mediaText;
  if (!text.includes('prefers-color-scheme')) return;
  media.mediaText = text.replace(/\(prefers-color-scheme(?::\s*(dark|light))?\)/g, (_all, scheme?: string) =>
    scheme === undefined || (scheme === 'dark') === dark ? ALWAYS : NEVER,
  );
}
