import type { AssetSource } from './asset-source.js';
import { canvasAttributes } from './canvas-picture.js';
import { type Fields, isFields, isId, listOf, textOf } from './check.js';
import type { RecordedSheet } from './css-nodes.js';
import { hiddenStyle, styleWrapper } from './hidden-style.js';
import { imageFacts, imageSource, type RecordedPicture } from './picture-nodes.js';
import type { SafeDoctype, SafeDocument, SafeElement, SafeNode } from './safe-node.js';
import { type SafeAttributes, sanitizeAttributes } from './sanitize-attributes.js';
import { dropsChildren, isStylesheet, mayHostShadow, safeTag } from './tag-names.js';

const MAX_NODES = 200_000;
const MAX_DEPTH = 250;
const TYPE = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

/** What of one event's tree has been seen: ids are used once, and there is an end. */
export interface TreeScope {
  readonly seen: Set<number>;
  readonly sheets: RecordedSheet[];
  readonly pictures: Map<number, RecordedPicture>;
  readonly assets: AssetSource;
  depth: number;
}

export function treeScope(assets: AssetSource): TreeScope {
  return { seen: new Set(), sheets: [], pictures: new Map(), assets, depth: 0 };
}

/** A document with all below it, or null when it could not be rebuilt. */
export function sanitizeDocument(node: unknown, scope: TreeScope): SafeDocument | null {
  if (!isFields(node) || node.type !== TYPE.document || !claimId(node, scope)) return null;
  const childNodes = sanitizeChildren(node, scope).filter((child) => child.type !== TYPE.text);
  if (!childNodes.some((child) => child.type === TYPE.element)) return null;
  const quirks = node.compatMode === 'BackCompat' ? { compatMode: 'BackCompat' } : {};
  return { type: TYPE.document, childNodes, ...quirks, ...placeOf(node) };
}

/** Any node but a document; null for what is malformed or must not be there. */
export function sanitizeNode(node: unknown, scope: TreeScope): SafeNode | null {
  if (!isFields(node) || !claimId(node, scope)) return null;
  switch (node.type) {
    case TYPE.element:
      return sanitizeElement(node, scope);
    case TYPE.text:
    case TYPE.cdata:
      return { type: TYPE.text, textContent: textOf(node.textContent), ...placeOf(node) };
    case TYPE.comment:
      return { type: TYPE.comment, textContent: '', ...placeOf(node) };
    case TYPE.doctype:
      return sanitizeDoctype(node);
    default:
      return null;
  }
}

function claimId(node: Fields, scope: TreeScope): boolean {
  if (!isId(node.id) || scope.seen.has(node.id) || scope.seen.size >= MAX_NODES) return false;
  scope.seen.add(node.id);
  return true;
}

/** Only after `claimId`, which has checked the id. */
function placeOf(node: Fields): { id: number; rootId?: number; isShadow?: true } {
  return {
    id: Number(node.id),
    ...(isId(node.rootId) ? { rootId: node.rootId } : {}),
    ...(node.isShadow === true ? { isShadow: true } : {}),
  };
}

function sanitizeElement(node: Fields, scope: TreeScope): SafeElement | null {
  if (typeof node.tagName !== 'string' || !isFields(node.attributes)) return null;
  if (isStylesheet(node.tagName)) return stylesheet(node, node.attributes, scope);
  const { tagName, isSvg } = safeTag(node.tagName, node.isSVG === true);
  const own = sanitizeAttributes(tagName, node.attributes, scope.assets);
  return {
    type: TYPE.element,
    // the picture of a canvas comes as an image
    tagName: tagName === 'canvas' ? 'img' : tagName,
    attributes: withPicture({ tagName, node, own }, scope),
    childNodes: dropsChildren(tagName) ? [] : sanitizeChildren(node, scope),
    ...(isSvg ? { isSVG: true } : {}),
    ...(node.isShadowHost === true && mayHostShadow(tagName) ? { isShadowHost: true } : {}),
    ...placeOf(node),
  };
}

interface Recorded {
  readonly tagName: string;
  readonly node: Fields;
  /** What is safe of its own attributes. */
  readonly own: SafeAttributes;
}

/** The attributes of an element, and of an image or a canvas what it shows. */
function withPicture({ tagName, node, own }: Recorded, scope: TreeScope): SafeAttributes {
  const id = Number(node.id);
  if (tagName === 'canvas') {
    scope.pictures.set(id, { kind: 'canvas' });
    return canvasAttributes(own);
  }
  if ((tagName !== 'img' && tagName !== 'image') || !isFields(node.attributes)) return own;
  const facts = imageFacts(node.attributes);
  const address = tagName === 'img' ? 'src' : 'href';
  const hasOwnSource = address in own;
  // of SVG not, as nothing but an `img` reads what a change would bring
  if (tagName === 'img') scope.pictures.set(id, { kind: 'image', ...facts, hasOwnSource });
  const source = hasOwnSource ? null : imageSource(facts, scope.assets);
  return source === null ? own : { ...own, [address]: source };
}

/** A sheet that the recorder could not read through CSSOM comes as its text. */
function stylesheet(node: Fields, attributes: Fields, scope: TreeScope): SafeElement {
  const place = placeOf(node);
  const children = listOf(node.childNodes, 1_000).filter(isFields);
  scope.sheets.push({ id: place.id, textIds: children.map((child) => child.id).filter(isId) });
  const text = children.map((child) => textOf(child.textContent)).join('');
  const css = typeof attributes._cssText === 'string' || text === '' ? {} : { _cssText: text };
  const style = hiddenStyle(place.id, { ...attributes, ...css }, scope.assets);
  return { ...styleWrapper(place.id), ...place, childNodes: [style] };
}

function sanitizeChildren(node: Fields, scope: TreeScope): SafeNode[] {
  if (scope.depth >= MAX_DEPTH) return [];
  scope.depth += 1;
  const children = listOf(node.childNodes, MAX_NODES).flatMap((child) => sanitizeNode(child, scope) ?? []);
  scope.depth -= 1;
  return children;
}

function sanitizeDoctype(node: Fields): SafeDoctype {
  const plain = (value: unknown): string => {
    const text = textOf(value, 200);
    return /^[\w\s\-./:+]*$/.test(text) ? text : '';
  };
  return {
    type: TYPE.doctype,
    name: 'html',
    publicId: plain(node.publicId),
    systemId: plain(node.systemId),
    ...placeOf(node),
  };
}
