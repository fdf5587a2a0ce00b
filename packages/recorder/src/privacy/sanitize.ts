import { REQUEST_MARK_TAG } from '@auditreel/core/protocol';
import type {
  eventWithTime,
  incrementalData,
  inputData,
  mutationData,
  serializedNodeWithId,
} from '@rrweb/types';
import { showsPictures } from './attributes.js';
import { cleanCss } from './css.js';
import { createFields } from './fields.js';
import { createRegionOf, enterLive, type RegionOf } from './live-region.js';
import { MASK, maskOf } from './mask.js';
import { cleanAttributes, cleanText, cleanTree, holderOf, type NodeRules } from './nodes.js';
import { pageRegion, type Region } from './region.js';
import { CALM, maskSecretText, maskTogether, maskTyping, type Suspicion } from './secret-text.js';
import { reduceUrl } from './urls.js';

/** What cleaning needs from the recorder. */
export interface SanitizerOptions {
  readonly privacy: 'balanced' | 'strict';
  /** The live node of an rrweb id. */
  readonly live: (id: number) => Node | null;
  readonly now: () => number;
}

/** Makes fit to leave the page what was recorded of it. */
export interface Sanitizer {
  /** An event, or null when it is left out. */
  readonly event: (event: eventWithTime) => eventWithTime | null;
  /** Words of a script, without the page's secrets. */
  readonly words: (text: string) => string;
  /** Whether what an element pictures may leave the page. */
  readonly showsPicture: (element: Element) => boolean;
}

/** Tag of the event that reports how long a snapshot took. */
export const SNAPSHOT_TAG = 'auditreel.snapshot';

const SOURCE = { mutation: 0, rule: 8, declaration: 13, input: 5, adopted: 15 } as const;
/** Mouse moves, clicks, scrolls, resizes, touches, drags: positions only. */
const POSITIONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 12]);

/** Makes the page's sanitizer; it remembers what was a password field. */
export function createSanitizer(options: SanitizerOptions): Sanitizer {
  const { privacy, live } = options;
  const fields = createFields(options.now);
  const masked = new WeakSet<Node>();
  const lastTexts = new WeakMap<Node, string>();
  const rules: NodeRules = { fields, live, base: document.baseURI };

  const inside = (element: Element, regionOf = createRegionOf(privacy)): Region =>
    enterLive(regionOf(element), element);

  const sanitizeInput = (data: inputData): inputData | null => {
    const field = live(data.id) as HTMLInputElement | null;
    if (!field || field.type === 'hidden') return null;
    const region = inside(field);
    const isChoice = field.type === 'checkbox' || field.type === 'radio';
    if (isChoice) return region.shows === 'nothing' ? null : { ...data, text: 'on' };
    // From the field: rrweb has put stars for a password.
    fields.learn(field, field.value);
    if (region.shows === 'everything' && !fields.isSecret(field))
      return { ...data, text: maskTyping(data.text) };
    if (data.text === '') masked.delete(field);
    if (!fields.isSecret(field) || data.text === '') return { ...data, text: maskOf(data.text) };
    // One event for a secret, however many keys: their number is its length.
    if (masked.has(field)) return null;
    masked.add(field);
    return { ...data, text: maskOf(data.text) };
  };

  const isGrowing = (node: Node, text: string): boolean => {
    const place = node.parentNode ?? node;
    const last = lastTexts.get(place);
    lastTexts.set(place, text);
    return Boolean(last) && last !== text && text.startsWith(last ?? '');
  };

  /** Cleans texts of one event, each together with the texts beside it. */
  const createTexts = (regionOf: RegionOf): ((id: number, value: string | null) => string) => {
    const rows = createRows();
    const seen = { ...CALM, known: fields.known(), echo: fields.echo() };
    return (id, value) => {
      const node = live(id);
      const region = regionOf(node);
      const show = cleanText(value ?? '', region, rules.base);
      if (!node || !show.shown) return show.text;
      const own = node.nodeValue ?? '';
      const suspicion = { ...seen, close: region.close };
      const shown = rows(node, suspicion) ?? maskSecretText(own, suspicion);
      return isGrowing(node, own) ? maskSecretText(shown, { ...suspicion, growing: true }) : shown;
    };
  };

  const sanitizeMutation = (data: mutationData): mutationData => {
    const regionOf = createRegionOf(privacy);
    const attributes = data.attributes.flatMap(({ id, attributes }) => {
      const element = live(id) as Element | null;
      if (element?.nodeType !== 1) return [];
      const region = inside(element, regionOf);
      const given = { tagName: element.localName, attributes: { type: element.getAttribute('type') } };
      return [
        { id, attributes: cleanAttributes(attributes, holderOf(given as never, element, region, rules)) },
      ];
    }) as mutationData['attributes'];
    const isText = (id: number): boolean => live(id)?.nodeType === 3;
    const adds = data.adds.map((added) => {
      const { id } = added.node;
      return isText(id) ? added : { ...added, node: cleanTree(added.node, regionOf(live(id)), rules) };
    });
    // Texts come last: what the fields hold is known by now.
    const textOf = createTexts(regionOf);
    return {
      ...data,
      attributes,
      texts: data.texts.map(({ id, value }) => ({ id, value: textOf(id, value) })),
      adds: adds.map((added) => {
        const { id } = added.node;
        if (!isText(id)) return added;
        const textContent = textOf(id, live(id)?.nodeValue ?? '');
        return { ...added, node: { ...added.node, textContent } as serializedNodeWithId };
      }),
    };
  };

  const sanitizeIncremental = (data: incrementalData): incrementalData | null => {
    const source: number = data.source;
    if (POSITIONS.has(source)) return data;
    if (source === SOURCE.mutation) return sanitizeMutation(data as mutationData);
    if (source === SOURCE.input) return sanitizeInput(data as inputData);
    const isStyle = source === SOURCE.rule || source === SOURCE.declaration || source === SOURCE.adopted;
    return isStyle ? (cleanStrings(data, rules.base) as incrementalData) : null;
  };

  const sanitizeEvent: Sanitizer['event'] = (event) => {
    const type: number = event.type;
    if (type === 3) {
      const data = sanitizeIncremental(event.data as incrementalData);
      return data && ({ ...event, data } as eventWithTime);
    }
    if (type === 2) {
      const data = event.data as { node: Parameters<typeof cleanTree>[0] };
      const node = cleanTree(data.node, pageRegion(privacy), rules);
      return { ...event, data: { ...data, node } } as eventWithTime;
    }
    if (type === 4) {
      const data = event.data as { href: string };
      return { ...event, data: { ...data, href: reduceUrl(data.href, rules.base) } } as eventWithTime;
    }
    if (type === 0 || type === 1) return { ...event, data: {} } as eventWithTime;
    const tag = type === 5 ? (event.data as { tag: string }).tag : '';
    return tag === REQUEST_MARK_TAG || tag === SNAPSHOT_TAG ? event : null;
  };
  return {
    event: sanitizeEvent,
    words: (text) => maskSecretText(text, { ...CALM, known: fields.known(), echo: fields.echo() }),
    showsPicture: (element) => showsPictures(inside(element)),
  };
}

const BLOCKS =
  'p,div,li,td,th,dd,dt,pre,section,article,main,body,h1,h2,h3,h4,h5,h6,form,fieldset,button,ul,ol,table';
const MAX_ROW = 200;

/** Masks a text together with the texts of its block, each block once; undefined where it is alone or not among the first. */
function createRows(): (node: Node, suspicion: Suspicion) => string | undefined {
  const rows = [new Map<Element, Map<Node, string>>(), new Map<Element, Map<Node, string>>()];
  return (node, suspicion) => {
    const block = node.parentElement?.closest(BLOCKS);
    if (!block || (node === block.firstChild && node === block.lastChild)) return undefined;
    const known = rows[+suspicion.close];
    const row = known?.get(block) ?? maskRow(block, suspicion);
    known?.set(block, row);
    return row.get(node);
  };
}

function maskRow(block: Element, suspicion: Suspicion): Map<Node, string> {
  const walker = document.createTreeWalker(block, 4);
  const texts: Node[] = [];
  while (walker.nextNode() && texts.length < MAX_ROW) texts.push(walker.currentNode);
  const masked = maskTogether(
    texts.map(({ nodeValue }) => nodeValue ?? ''),
    suspicion,
  );
  return new Map(texts.map((text, i) => [text, masked[i] ?? MASK]));
}

/** Style data with every string in it cleaned as CSS. */
function cleanStrings(value: unknown, base: string): unknown {
  if (typeof value === 'string') return cleanCss(value, base);
  if (Array.isArray(value)) return value.map((item: unknown) => cleanStrings(item, base));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanStrings(item, base)]));
}
