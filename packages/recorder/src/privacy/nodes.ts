import type { attributes, elementNode, serializedNodeWithId, textNode } from '@rrweb/types';
import { type AttributeValue, cleanAttribute, type Holder, pictureOf, showsPictures } from './attributes.js';
import { cleanCss } from './css.js';
import type { Fields } from './fields.js';
import { MASK, maskOf } from './mask.js';
import { enter, type Region } from './region.js';
import { maskTogether, type Suspicion } from './secret-text.js';

/** What cleaning a tree needs to know of the page. */
export interface NodeRules {
  readonly fields: Fields;
  readonly base: string;
  /** The live node behind a serialized one. */
  readonly live: (id: number) => Node | null;
}

/** Shown texts that stand in a row, to be looked at together. */
type Row = { readonly node: { textContent: string }; readonly close: boolean }[];

const ELEMENT = 2;
const TEXT = 3;
const CDATA = 4;
const COMMENT = 5;
const INLINE =
  /^(?:span|b|i|em|strong|a|code|kbd|samp|mark|small|sub|sup|u|s|tt|var|wbr|font|abbr|bdi|bdo|ins|del|q|cite|label)$/;
const NEAR_TEXT = 1500;
const MANY_RECTS = 100;

/** A serialized tree as it may leave the page. The tree given stays as it is. */
export function cleanTree(
  root: serializedNodeWithId,
  region: Region,
  rules: NodeRules,
): serializedNodeWithId {
  const walk = createWalk(rules);
  // Calm live text ends at frames and shadow roots; the tree may be one of them, or have one in it.
  const clean = walk.node(root, { ...region, calm: false });
  walk.endRow();
  return clean;
}

function createWalk(rules: NodeRules): {
  node: (node: serializedNodeWithId, region: Region) => serializedNodeWithId;
  endRow: () => void;
} {
  let row: Row = [];
  const endRow = (): void => {
    if (row.length === 0) return;
    const suspicion: Suspicion = {
      known: rules.fields.known(),
      echo: rules.fields.echo(),
      close: row.some(({ close }) => close),
      growing: false,
    };
    const texts = maskTogether(
      row.map(({ node }) => node.textContent),
      suspicion,
    );
    for (const [i, { node }] of row.entries()) node.textContent = texts[i] ?? MASK;
    row = [];
  };
  const node = (given: serializedNodeWithId, region: Region): serializedNodeWithId => {
    const type: number = given.type;
    if (type === TEXT) return text(given, region);
    if (type === COMMENT || type === CDATA) return { ...given, textContent: '' } as serializedNodeWithId;
    if (type === ELEMENT) return element(given as elementNode & { id: number }, region);
    if (!('childNodes' in given)) return given;
    return { ...given, childNodes: given.childNodes.map((child) => node(child, region)) };
  };
  const text = (given: serializedNodeWithId, region: Region): serializedNodeWithId => {
    const show = cleanText((given as textNode).textContent, region, rules.base);
    const clean = { ...(given as textNode), textContent: show.text };
    if (show.shown) row.push({ node: clean, close: region.close });
    return clean as serializedNodeWithId;
  };
  const element = (given: elementNode & { id: number }, region: Region): serializedNodeWithId => {
    const inline = INLINE.test(given.tagName);
    if (!inline) endRow();
    const inside = enterSerialized(given, region);
    const live = rules.live(given.id) as Element | null;
    const clean = {
      ...given,
      attributes: cleanAttributes(given.attributes, holderOf(given, live, inside, rules)),
      childNodes: given.childNodes.map((child) => node(child, inside)),
    } as serializedNodeWithId;
    if (!inline) endRow();
    return clean;
  };
  return { node, endRow };
}

/** A text by itself: `shown` says that it still has to be looked at for secrets. */
export function cleanText(text: string, region: Region, base: string): { text: string; shown: boolean } {
  if (region.raw === 'css') return { text: cleanCss(text, showsPictures(region) ? base : ''), shown: false };
  if (region.raw === 'drop') return { text: '', shown: false };
  if (region.shows === 'nothing') return { text: maskOf(text), shown: false };
  if (region.field && region.shows !== 'everything') return { text: maskOf(text), shown: false };
  return { text, shown: text.trim() !== '' };
}

/** The attributes that may leave the page. */
export function cleanAttributes(
  given: attributes | Readonly<Record<string, unknown>>,
  holder: Holder,
): attributes {
  const clean: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const kept = cleanAttribute(name, value as AttributeValue, holder);
    if (kept !== undefined) clean[name] = kept;
  }
  if ('src' in given || 'srcset' in given) Object.assign(clean, pictureOf(holder));
  return clean as attributes;
}

/** What decides about an element's attributes. Its value, if it is a secret's field, is learned on the way. */
export function holderOf(
  { tagName, attributes: given }: Pick<elementNode, 'tagName' | 'attributes'>,
  live: Element | null,
  region: Region,
  { fields, base }: NodeRules,
): Holder {
  const isField = tagName === 'input' || tagName === 'textarea' || tagName === 'select';
  const secret = isField && (!live || fields.isSecret(live));
  if (secret && live) fields.learn(live, (live as HTMLInputElement).value);
  const focused = isField && live !== null && live === live.ownerDocument.activeElement;
  const image = tagName === 'img' ? (live as HTMLImageElement | null) : null;
  return {
    tag: tagName,
    type: String(given.type ?? '').toLowerCase(),
    region,
    secret,
    focused,
    base,
    image,
    fields,
  };
}

function enterSerialized(given: elementNode, region: Region): Region {
  const read = (name: string): string | null => {
    const value = given.attributes[name];
    return value === undefined || value === null ? null : String(value);
  };
  const inside = enter(region, given.tagName, read, () => shortText(given, { left: NEAR_TEXT }));
  const rects = given.childNodes.filter((child) => (child as elementNode).tagName === 'rect').length;
  return rects > MANY_RECTS ? { ...inside, shows: 'nothing' } : inside;
}

/** The text of a small subtree; null for a large one, which is given up as soon as it shows. */
function shortText(given: serializedNodeWithId | elementNode, budget: { left: number }): string | null {
  if ('textContent' in given) {
    budget.left -= given.textContent.length;
    return budget.left < 0 ? null : given.textContent;
  }
  if (!('childNodes' in given)) return '';
  budget.left -= given.childNodes.length;
  let text = '';
  for (const child of given.childNodes) {
    const part = shortText(child, budget);
    if (part === null) return null;
    text += `${part} `;
  }
  return text;
}
