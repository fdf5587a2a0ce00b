import { MEDIA_TAG } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';

const CUSTOM = 5;
const INCREMENTAL = 3;
/** rrweb's sources of CSS that comes without an element: inserted rules, and adopted sheets. */
const RULE_SOURCES: ReadonlySet<unknown> = new Set([8, 15]);
const ASKED = 'prefers-color-scheme';
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
 * Shows a replayed page in the colours that the person saw: media queries in it would otherwise follow the scheme of
 * whoever watches.
 */
export interface RecordedColours {
  /** Settles the sheets that have come since it looked last. */
  look(page: Document): void;
  /** The same after an event, where it may have brought some. */
  lookAfter(event: eventWithTime, page: Document): void;
}

export function recordedColours(dark: boolean): RecordedColours {
  let settled = new WeakSet<CSSStyleSheet>();
  const look = (page: Document): void => {
    const fresh = [...page.styleSheets, ...page.adoptedStyleSheets].filter((sheet) => !settled.has(sheet));
    if (fresh.length === 0) return;
    for (const sheet of fresh) {
      settled.add(sheet);
      settle(sheet.media, dark);
      settleRules(sheet.cssRules, dark);
    }
    settleScheme(page, dark);
  };
  return {
    look,
    lookAfter(event, page) {
      if (event.type !== INCREMENTAL) return;
      const isRules = RULE_SOURCES.has(event.data.source);
      if (isRules && JSON.stringify(event.data).includes(ASKED)) settled = new WeakSet();
      if (isRules || event.data.source === 0) look(page);
    },
  };
}

function settleScheme({ documentElement, defaultView }: Document, dark: boolean): void {
  const scheme = defaultView?.getComputedStyle(documentElement).colorScheme ?? '';
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
  if (!text.includes(ASKED)) return;
  media.mediaText = text.replace(/\(prefers-color-scheme(?::\s*(dark|light))?\)/g, (_all, scheme?: string) =>
    scheme === undefined || (scheme === 'dark') === dark ? ALWAYS : NEVER,
  );
}
