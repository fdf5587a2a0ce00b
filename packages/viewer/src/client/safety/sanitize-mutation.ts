import type { AssetSource } from './asset-source.js';
import { type Fields, isFields, isId, listOf, mapSafe, textOf } from './check.js';
import { hiddenStyle, hiddenStyleId, styleAttributes, styleWrapper } from './hidden-style.js';
import { pictureChange } from './picture-change.js';
import type { RecordedPage } from './recorded-page.js';
import type { SafeNode, SafeText } from './safe-node.js';
import { sanitizeAnyAttributes } from './sanitize-attributes.js';
import { sanitizeCss } from './sanitize-css.js';
import { sanitizeDocument, sanitizeNode, type TreeScope, treeScope } from './sanitize-node.js';

const MAX_CHANGES = 100_000;

interface SafeAdd {
  readonly parentId: number;
  readonly nextId: number | null;
  readonly node: SafeNode;
}

interface SafeRemove {
  readonly parentId: number;
  readonly id: number;
  readonly isShadow?: true;
}

interface SafeAttributeChange {
  readonly id: number;
  readonly attributes: Record<string, unknown>;
}

/** rrweb's mutation data, made of checked values only. */
export function sanitizeMutation(data: Fields, page: RecordedPage): Record<string, unknown> {
  const { css } = page;
  const scope = treeScope(page.assets);
  const removes = mapSafe(listOf(data.removes, MAX_CHANGES), sanitizeRemove);
  const emptied = removes.flatMap(({ id }) => cssTextChange({ id, value: '' }, page) ?? []);
  const adds = listOf(data.adds, MAX_CHANGES).flatMap((add) => sanitizeAdd(add, scope, page));
  const texts = listOf(data.texts, MAX_CHANGES).filter(isTextChange);
  const attributes = listOf(data.attributes, MAX_CHANGES).flatMap((change) =>
    sanitizeAttributeChange(change, page),
  );
  return {
    source: 0,
    adds,
    removes,
    texts: texts
      .filter(({ id }) => css.styleOfText(id) === undefined)
      .map(({ id, value }) => ({ id, value: textOf(value) })),
    attributes: [...attributes, ...emptied, ...texts.flatMap((text) => cssTextChange(text, page) ?? [])],
    ...(data.isAttachIframe === true ? { isAttachIframe: true } : {}),
  };
}

function sanitizeAdd(add: unknown, scope: TreeScope, page: RecordedPage): readonly SafeAdd[] {
  const { css } = page;
  if (!isFields(add) || !isId(add.parentId)) return [];
  const place = { parentId: add.parentId, nextId: isId(add.nextId) ? add.nextId : null };
  const node = sanitizeDocument(add.node, scope) ?? sanitizeNode(add.node, scope);
  for (const sheet of scope.sheets.splice(0)) css.addSheet(sheet);
  for (const [id, picture] of scope.pictures) page.pictures.set(id, picture);
  scope.pictures.clear();
  if (!node) return [];
  if (node.type === 3 && css.isSheet(add.parentId)) return cssText(node, place, page);
  if (node.type !== 2) return [{ ...place, node }];
  // the replayer adds an element without its children: they come as adds of their own
  const alone = { ...place, node: { ...node, childNodes: [] } };
  const style = node.childNodes.find((child) => child.id === hiddenStyleId(node.id));
  return style ? [alone, inside(node.id, style)] : [alone];
}

/** Text in a stylesheet. When the sheet was added with it, the recorder leaves it empty: the sheet has it already. */
function cssText(
  text: SafeText,
  place: Omit<SafeAdd, 'node'>,
  { css, assets }: RecordedPage,
): readonly SafeAdd[] {
  if (text.textContent === '') {
    css.addText(text.id, hiddenStyleId(place.parentId));
    return [];
  }
  css.addText(text.id, hiddenStyleId(text.id));
  const style = hiddenStyle(text.id, { _cssText: text.textContent }, assets);
  return [{ ...place, node: styleWrapper(text.id) }, inside(text.id, style)];
}

function inside(parentId: number, node: SafeNode): SafeAdd {
  return { parentId, nextId: null, node };
}

function sanitizeRemove(remove: unknown): SafeRemove | null {
  if (!isFields(remove) || !isId(remove.parentId) || !isId(remove.id)) return null;
  const { parentId, id } = remove;
  return { parentId, id, ...(remove.isShadow === true ? { isShadow: true } : {}) };
}

interface TextChange {
  readonly id: number;
  readonly value: unknown;
}

function isTextChange(change: unknown): change is TextChange {
  return isFields(change) && isId(change.id);
}

function cssTextChange(change: TextChange, { css, assets }: RecordedPage): SafeAttributeChange | null {
  const id = css.styleOfText(change.id);
  if (id === undefined) return null;
  return { id, attributes: styleAttributes({ _cssText: textOf(change.value) }, assets) };
}

function sanitizeAttributeChange(change: unknown, page: RecordedPage): readonly SafeAttributeChange[] {
  if (!isFields(change) || !isId(change.id) || !isFields(change.attributes)) return [];
  const { id, attributes } = change;
  const { assets } = page;
  const safe = { ...sanitizeAnyAttributes(attributes, assets), ...exceptions(attributes, assets) };
  const shown = { id, attributes: { ...safe, ...pictureChange({ id, attributes, safe }, page) } };
  const style = styleAttributes(attributes, assets);
  const hidden = Object.keys(style).length > 0 ? [{ id: hiddenStyleId(id), attributes: style }] : [];
  return [shown, ...hidden];
}

/** Removed attributes come as null; a changed style may come property by property. */
function exceptions(attributes: Fields, assets: AssetSource): Record<string, unknown> {
  const removed = Object.entries(attributes).filter(
    ([name, value]) => value === null && NAME.test(name) && name !== OURS,
  );
  const { style } = attributes;
  return {
    ...Object.fromEntries(removed),
    ...(isFields(style) ? { style: sanitizeDeclarations(style, assets) } : {}),
  };
}

/** Of a recording it is never let through; of an image it holds what we show. */
const OURS = 'srcset';
const NAME = /^[a-zA-Z][\w:.-]{0,100}$/;
const PROPERTY = /^(?:--[^\s:;{}]{1,200}|-?[a-zA-Z][a-zA-Z0-9-]{0,100})$/;

function sanitizeDeclarations(style: Fields, assets: AssetSource): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(style).slice(0, 1_000)) {
    if (!PROPERTY.test(property)) continue;
    if (value === false) safe[property] = false;
    else if (typeof value === 'string') safe[property] = sanitizeCss(value, assets);
    else if (Array.isArray(value)) {
      safe[property] = [sanitizeCss(textOf(value[0]), assets), value[1] === 'important' ? 'important' : ''];
    }
  }
  return safe;
}
