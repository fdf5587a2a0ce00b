import type { mutationData } from '@rrweb/types';
import { outwards, type PageTree, type TreeNode, textBelow } from './page-tree.js';
import type { Message } from './sightings.js';

/** Tells which texts come up on the page, but for those that change all the time, such as a clock. */
export interface MessageWatch {
  /** The alerts on a page that has just been opened: what a form that was sent as a whole says of it. */
  opened(tree: PageTree, t: number): readonly Message[];
  follow(tree: PageTree, news: PageNews): readonly Message[];
}

export interface PageNews {
  readonly t: number;
  readonly data: mutationData;
  readonly added: readonly TreeNode[];
}

/** More at once than this is a view being drawn, of which only the alerts are told. */
const MOST_AT_ONCE = 12;
/** More than this nobody reads at once. */
const MOST_HOLDERS = 500;
const RESTLESS_MS = 1000;
const MOST_TEXT = 160;
const LEAST_TEXT = 3;
const NO_MESSAGE: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'option',
  'textarea',
  'noscript',
]);

export function messageWatch(): MessageWatch {
  /** When the text of a node changed last, by its id. */
  const changed = new Map<number, number>();
  return {
    opened: (tree, t) =>
      [...tree.nodes()]
        .filter(callsItselfAlert)
        .slice(0, MOST_AT_ONCE)
        .map((node) => messageOf(t, node))
        .filter(({ text }) => text.length >= LEAST_TEXT),
    follow(tree, { t, data, added }) {
      const holders = new Set(holdersOf(tree, data, added));
      if (holders.size > MOST_HOLDERS) return [];
      const settled = [...holders].filter(
        ({ id, tag }) => !NO_MESSAGE.has(tag) && t - (changed.get(id) ?? -RESTLESS_MS) >= RESTLESS_MS,
      );
      for (const { id } of holders) changed.set(id, t);
      const messages = settled
        .map((node) => messageOf(t, node))
        .filter(({ text }) => text.length >= LEAST_TEXT);
      return messages.length > MOST_AT_ONCE ? messages.filter(({ isAlert }) => isAlert) : messages;
    },
  };
}

/** The elements whose text is new, or that were hidden until now. */
function* holdersOf(tree: PageTree, data: mutationData, added: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of added) if (node.text.trim() !== '' && node.parent !== null) yield node.parent;
  for (const { id } of data.texts) {
    const parent = tree.node(id)?.parent;
    if (parent) yield parent;
  }
  for (const { id, attributes } of data.attributes) {
    const node = tree.node(id);
    if (node !== undefined && attributes.hidden === null) yield node;
  }
}

function messageOf(t: number, node: TreeNode): Message {
  return { t, text: textBelow(node).slice(0, MOST_TEXT), isAlert: isAlert(node) };
}

function isAlert(node: TreeNode): boolean {
  for (const each of outwards(node)) if (callsItselfAlert(each)) return true;
  return false;
}

function callsItselfAlert({ attributes }: TreeNode): boolean {
  const role = attributes.get('role');
  return role === 'alert' || role === 'alertdialog' || attributes.get('aria-live') === 'assertive';
}
