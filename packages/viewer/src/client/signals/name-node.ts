import { outwards, type PageTree, type TreeNode, textBelow } from './page-tree.js';

/** What a person would call something on the page. Every text is the recorded page's word, masked as recorded. */
export interface NodeName {
  readonly sort: NodeSort;
  /** At most 80 characters; empty when it says nothing of itself. */
  readonly text: string;
}

export type NodeSort = 'button' | 'link' | 'field' | 'choice' | 'label' | 'image' | 'text' | 'page';

const MOST = 80;

/** Names the control that a node belongs to, or else the node itself. */
export function nameNode(tree: PageTree, id: number): NodeName {
  const node = tree.node(id);
  const control = controlOf(node) ?? node;
  if (control === undefined) return { sort: 'page', text: '' };
  const sort = sortOf(control);
  return { sort, text: textOf(tree, control, sort).slice(0, MOST) };
}

/** Whether a click on it is meant to make something happen that can be seen. */
export function looksClickable(tree: PageTree, id: number): boolean {
  const control = controlOf(tree.node(id));
  const sort = control === undefined ? 'page' : sortOf(control);
  return sort === 'button' || sort === 'link';
}

const CONTROLS: ReadonlySet<string> = new Set([
  'button',
  'a',
  'input',
  'select',
  'textarea',
  'label',
  'summary',
  'option',
  'area',
]);
const BUTTON_ROLES: ReadonlySet<string> = new Set(['button', 'menuitem', 'tab', 'switch', 'link']);
const FIELD_ROLES: ReadonlySet<string> = new Set([
  'textbox',
  'combobox',
  'searchbox',
  'spinbutton',
  'slider',
]);
const BUTTON_INPUTS: ReadonlySet<string> = new Set(['button', 'submit', 'reset', 'image']);
const PAGE: ReadonlySet<string> = new Set(['', 'html', 'body', 'main']);

function controlOf(node: TreeNode | undefined): TreeNode | undefined {
  for (const at of outwards(node)) {
    const role = at.attributes.get('role') ?? '';
    if (CONTROLS.has(at.tag) || BUTTON_ROLES.has(role) || FIELD_ROLES.has(role)) return at;
  }
  return undefined;
}

function sortOf({ tag, attributes }: TreeNode): NodeSort {
  const role = attributes.get('role') ?? '';
  if (FIELD_ROLES.has(role)) return 'field';
  if (tag === 'input') return sortOfInput(attributes.get('type') ?? 'text');
  if (tag === 'textarea' || tag === 'select') return 'field';
  if (tag === 'option') return 'choice';
  if (tag === 'label') return 'label';
  if (role === 'link' || ((tag === 'a' || tag === 'area') && role === '')) return 'link';
  if (tag === 'button' || tag === 'summary' || BUTTON_ROLES.has(role)) return 'button';
  if (tag === 'img' || tag === 'svg') return 'image';
  return PAGE.has(tag) ? 'page' : 'text';
}

function sortOfInput(type: string): NodeSort {
  if (BUTTON_INPUTS.has(type)) return 'button';
  return type === 'checkbox' || type === 'radio' ? 'choice' : 'field';
}

function textOf(tree: PageTree, node: TreeNode, sort: NodeSort): string {
  if (sort === 'page') return '';
  const { attributes } = node;
  const own = sort === 'field' || sort === 'choice' ? '' : textBelow(node);
  const button = sort === 'button' ? attributes.get('value') : undefined;
  const names = [attributes.get('aria-label'), own, button, labelOf(tree, node), attributes.get('alt')];
  const spare = [attributes.get('placeholder'), attributes.get('title'), nameAttribute(attributes)];
  return [...names, ...spare].find((text) => text !== undefined && text.trim() !== '')?.trim() ?? '';
}

/** The label around a field, the one that names it, or the one right before it. */
function labelOf(tree: PageTree, field: TreeNode): string | undefined {
  for (const at of outwards(field)) if (at.tag === 'label') return textBelow(at);
  const id = field.attributes.get('id');
  return (id === undefined ? undefined : tree.labelFor(id)) ?? labelBefore(field);
}

/** A recording does not hold a label's `for`. After a box to tick, the label before it is another's. */
function labelBefore(field: TreeNode): string | undefined {
  const siblings = field.parent?.children ?? [];
  const last = siblings.slice(0, siblings.indexOf(field)).findLast(({ tag }) => tag !== '');
  if (last?.tag !== 'label' || last.attributes.has('for') || sortOf(field) !== 'field') return undefined;
  return last.children.some(({ tag }) => CONTROLS.has(tag)) ? undefined : textBelow(last);
}

/** The wall puts `r-` in front of names. */
function nameAttribute(attributes: ReadonlyMap<string, string>): string | undefined {
  return attributes.get('name')?.replace(/^r-/, '');
}
