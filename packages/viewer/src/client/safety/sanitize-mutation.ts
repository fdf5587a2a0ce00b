import { type Fields, isFields, isId, listOf, mapSafe, textOf } from './check.js';
import type { CssNodes } from './css-nodes.js';
import { hiddenStyle, hiddenStyleId, styleAttributes, styleWrapper } from './hidden-style.js';
import type { SafeElement, SafeNode } from './safe-node.js';
import { sanitizeAnyAttributes } from './sanitize-attributes.js';
import { sanitizeCss } from './sanitize-css.js';
import { sanitizeDocument, sanitizeNode, type TreeScope, treeScope } from './sanitize-node.js';

const MAX_CHANGES = 100_000;

interface SafeAdd {
  readonly parentId: number;
  readonly nextId: number | null;
  readonly node: SafeNode;
}

interface SafeAttributeChange {
  readonly id: number;
  readonly attributes: Record<string, unknown>;
}

/** rrweb's mutation data, made of checked values only. */
export function sanitizeMutation(data: Fields, css: CssNodes): Record<string, unknown> {
  const scope = treeScope();
  const adds = listOf(data.adds, MAX_CHANGES).flatMap((add) => sanitizeAdd(add, scope, css));
  const texts = listOf(data.texts, MAX_CHANGES).filter(isTextChange);
  const attributes = listOf(data.attributes, MAX_CHANGES).flatMap(sanitizeAttributeChange);
  return {
    source: 0,
    adds,
    removes: mapSafe(listOf(data.removes, MAX_CHANGES), sanitizeRemove),
    texts: texts.filter(({ id }) => !css.isText(id)).map(({ id, value }) => ({ id, value: textOf(value) })),
    attributes: [...attributes, ...texts.filter(({ id }) => css.isText(id)).map(cssTextChange)],
    ...(data.isAttachIframe === true ? { isAttachIframe: true } : {}),
  };
}

function sanitizeAdd(add: unknown, scope: TreeScope, css: CssNodes): readonly SafeAdd[] {
  if (!isFields(add) || !isId(add.parentId)) return [];
  const place = { parentId: add.parentId, nextId: isId(add.nextId) ? add.nextId : null };
  const document = sanitizeDocument(add.node, scope);
  if (document) return [{ ...place, node: document }];
  const node = sanitizeNode(add.node, scope);
  if (!node) return [];
  if (node.type === 3 && css.isSheet(add.parentId)) {
    css.addText(node.id);
    const style = hiddenStyle(node.id, { _cssText: node.textContent });
    return [{ ...place, node: styleWrapper(node.id) }, inside(node.id, style)];
  }
  if (node.type !== 2) return [{ ...place, node }];
  // the replayer adds an element without its children: they come as adds of their own
  const alone = { ...place, node: { ...node, childNodes: [] } };
  return isWrapper(node) ? [alone, ...wrapped(node, css)] : [alone];
}

function isWrapper(node: SafeElement): boolean {
  return node.tagName === 'ar-style';
}

function wrapped(wrapper: SafeElement, css: CssNodes): readonly SafeAdd[] {
  css.addSheet(wrapper.id);
  return wrapper.childNodes
    .filter((child) => child.id === hiddenStyleId(wrapper.id))
    .map((style) => inside(wrapper.id, style));
}

function inside(parentId: number, node: SafeNode): SafeAdd {
  return { parentId, nextId: null, node };
}

function sanitizeRemove(remove: unknown): Record<string, unknown> | null {
  if (!isFields(remove) || !isId(remove.parentId) || !isId(remove.id)) return null;
  const { parentId, id } = remove;
  return { parentId, id, ...(remove.isShadow === true ? { isShadow: true } : {}) };
}

function isTextChange(change: unknown): change is { readonly id: number; readonly value: unknown } {
  return isFields(change) && isId(change.id);
}

function cssTextChange(change: { readonly id: number; readonly value: unknown }): SafeAttributeChange {
  return { id: hiddenStyleId(change.id), attributes: styleAttributes({ _cssText: textOf(change.value) }) };
}

function sanitizeAttributeChange(change: unknown): readonly SafeAttributeChange[] {
  if (!isFields(change) || !isId(change.id) || !isFields(change.attributes)) return [];
  const { id, attributes } = change;
  const shown = { id, attributes: { ...sanitizeAnyAttributes(attributes), ...exceptions(attributes) } };
  const style = styleAttributes(attributes);
  const hidden = Object.keys(style).length > 0 ? [{ id: hiddenStyleId(id), attributes: style }] : [];
  return [shown, ...hidden];
}

/** Removed attributes come as null; a changed style may come property by property. */
function exceptions(attributes: Fields): Record<string, unknown> {
  const removed = Object.entries(attributes).filter(([name, value]) => value === null && NAME.test(name));
  const { style } = attributes;
  return {
    ...Object.fromEntries(removed),
    ...(isFields(style) ? { style: sanitizeDeclarations(style) } : {}),
  };
}

const NAME = /^[a-zA-Z][\w:.-]{0,100}$/;
const PROPERTY = /^(?:--[^\s:;{}]{1,200}|-?[a-zA-Z][a-zA-Z0-9-]{0,100})$/;

function sanitizeDeclarations(style: Fields): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(style).slice(0, 1_000)) {
    if (!PROPERTY.test(property)) continue;
    if (value === false) safe[property] = false;
    else if (typeof value === 'string') safe[property] = sanitizeCss(value);
    else if (Array.isArray(value)) {
      safe[property] = [sanitizeCss(textOf(value[0])), value[1] === 'important' ? 'important' : ''];
    }
  }
  return safe;
}
