import { CANVAS_TAG, CONSOLE_TAG, MEDIA_TAG, REQUEST_MARK_TAG } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import { type AssetSource, noAssets } from './asset-source.js';
import { canvasPicture } from './canvas-picture.js';
import { type Fields, isFields, numberOf, textOf } from './check.js';
import { type RecordedPage, recordedPage } from './recorded-page.js';
import {
  sanitizeInput,
  sanitizeMouse,
  sanitizeMove,
  sanitizeResize,
  sanitizeScroll,
  sanitizeSelection,
  size,
} from './sanitize-interaction.js';
import { sanitizeMutation } from './sanitize-mutation.js';
import { sanitizeDocument, treeScope } from './sanitize-node.js';
import {
  sanitizeAdoptedStyleSheet,
  sanitizeFont,
  sanitizeStyleDeclaration,
  sanitizeStyleSheetRule,
} from './sanitize-styles.js';
import { withSheetBudget } from './sheet-budget.js';

type Data = Record<string, unknown>;

/** The wall between a recording and the replayer: what comes out is new, and made of checked values only. */
export interface EventSanitizer {
  /** The event as it may be replayed; null when nothing of it may. Feed events in order. */
  sanitize(event: unknown): eventWithTime | null;
  /** Events refused so far, besides those that are never replayed. */
  readonly refused: number;
}

/**
 * Makes the wall for one player.
 * @param options.assets what the names in the recording stand for; without it, for nothing
 * @example const { sanitize } = createEventSanitizer(); replayer.addEvent(sanitize(event));
 */
export function createEventSanitizer(options: { readonly assets?: AssetSource } = {}): EventSanitizer {
  const page = recordedPage(options.assets ?? noAssets);
  let refused = 0;
  return {
    get refused() {
      return refused;
    },
    sanitize(event) {
      if (!isFields(event) || typeof event.timestamp !== 'number' || !(event.timestamp > 0)) {
        refused += 1;
        return null;
      }
      if (isNeverReplayed(event)) return null;
      const data = dataOf(event, { ...page, assets: withSheetBudget(page.assets) });
      if (data === null) {
        refused += 1;
        return null;
      }
      return { type: typeOf(event), data, timestamp: event.timestamp } as unknown as eventWithTime;
    },
  };
}

const TYPE = { domContentLoaded: 0, load: 1, snapshot: 2, incremental: 3, meta: 4, custom: 5 } as const;

/** Sources: media, whose sound and bytes are not recorded; canvas; console; custom elements. */
const NEVER_REPLAYED: ReadonlySet<unknown> = new Set([7, 9, 11, 16]);

const OWN_TAGS: ReadonlySet<unknown> = new Set([REQUEST_MARK_TAG, MEDIA_TAG, CANVAS_TAG, CONSOLE_TAG]);

/** Plugins' events, playing media, canvas commands, console lines, custom elements: of a good recording too. */
function isNeverReplayed(event: Fields): boolean {
  if (event.type === 6 || event.type === 7) return true;
  if (event.type === TYPE.custom) return !isFields(event.data) || !OWN_TAGS.has(event.data.tag);
  if (event.type !== TYPE.incremental || !isFields(event.data)) return false;
  return NEVER_REPLAYED.has(event.data.source);
}

/** The picture of a canvas is replayed as the change of an image. */
function typeOf({ type, data }: Fields): unknown {
  return type === TYPE.custom && isFields(data) && data.tag === CANVAS_TAG ? TYPE.incremental : type;
}

function dataOf(event: Fields, page: RecordedPage): Data | null {
  if (event.type === TYPE.domContentLoaded || event.type === TYPE.load) return {};
  if (!isFields(event.data)) return null;
  switch (event.type) {
    case TYPE.snapshot:
      return snapshot(event.data, page);
    case TYPE.incremental:
      return incremental(event.data, page);
    case TYPE.meta:
      return { href: webAddress(event.data.href), ...size(event.data) };
    case TYPE.custom:
      return custom(event.data, page);
    default:
      return null;
  }
}

function snapshot(data: Fields, { css, pictures, assets }: RecordedPage): Data | null {
  const scope = treeScope(assets);
  const node = sanitizeDocument(data.node, scope);
  if (!node) return null;
  css.forget();
  for (const sheet of scope.sheets) css.addSheet(sheet);
  pictures.forget();
  for (const [id, picture] of scope.pictures) pictures.set(id, picture);
  const offset = isFields(data.initialOffset) ? data.initialOffset : {};
  return { node, initialOffset: { top: numberOf(offset.top), left: numberOf(offset.left) } };
}

function incremental(data: Fields, page: RecordedPage): Data | null {
  switch (data.source) {
    case 0:
      return sanitizeMutation(data, page);
    case 1:
    case 6:
    case 12:
      return sanitizeMove(data);
    case 2:
      return sanitizeMouse(data);
    case 3:
      return sanitizeScroll(data);
    case 4:
      return sanitizeResize(data);
    case 5:
      return sanitizeInput(data);
    case 8:
      return sanitizeStyleSheetRule(data, page.assets);
    case 10:
      return sanitizeFont(data);
    case 13:
      return sanitizeStyleDeclaration(data, page.assets);
    case 14:
      return sanitizeSelection(data);
    case 15:
      return sanitizeAdoptedStyleSheet(data, page.assets);
    default:
      return null;
  }
}

function webAddress(href: unknown): string {
  const text = textOf(href, 2_000);
  return /^https?:\/\//.test(text) ? text : '';
}

function custom(data: Fields, page: RecordedPage): Data | null {
  switch (data.tag) {
    case MEDIA_TAG:
      return media(data);
    case CANVAS_TAG:
      return canvasPicture(data, page);
    case CONSOLE_TAG:
      return consoleError(data);
    default:
      return mark(data);
  }
}

const MAX_MESSAGE = 500;

function consoleError({ payload }: Fields): Data | null {
  if (!isFields(payload) || payload.level !== 'error' || typeof payload.message !== 'string') return null;
  return { tag: CONSOLE_TAG, payload: { level: 'error', message: textOf(payload.message, MAX_MESSAGE) } };
}

function media({ payload }: Fields): Data | null {
  if (!isFields(payload) || typeof payload.dark !== 'boolean') return null;
  return { tag: MEDIA_TAG, payload: { dark: payload.dark } };
}

function mark(data: Fields): Data | null {
  if (!isFields(data.payload)) return null;
  const { requestId, method, path } = data.payload;
  const payload = { requestId: textOf(requestId, 64), method: textOf(method, 20), path: textOf(path, 500) };
  return { tag: REQUEST_MARK_TAG, payload };
}
