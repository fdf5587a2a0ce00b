import type { eventWithTime, mutationData } from '@rrweb/types';

/** A node of the recorded page, as far as naming it needs. */
export interface TreeNode {
  readonly id: number;
  /** Lower case; empty for what is no element. */
  readonly tag: string;
  readonly attributes: Map<string, string>;
  text: string;
  parent: TreeNode | null;
  readonly children: TreeNode[];
}

/** The recorded page as a plain tree that follows the events, without a browser building it. */
export interface PageTree {
  /** Feed events in order. Answers the nodes that came with this one. */
  follow(event: eventWithTime): readonly TreeNode[];
  node(id: number): TreeNode | undefined;
  nodes(): Iterable<TreeNode>;
  /** Of the document, as its head says. */
  title(): string;
  /** Text of the label that names the field with this `id`. */
  labelFor(id: string): string | undefined;
}

export function pageTree(): PageTree {
  const nodes = new Map<number, TreeNode>();
  let labels: ReadonlyMap<string, TreeNode> | null = null;
  return {
    follow(event) {
      if (event.type === SNAPSHOT) {
        labels = null;
        nodes.clear();
        add(nodes, event.data.node, null);
        return [];
      }
      if (event.type !== INCREMENTAL || event.data.source !== MUTATION) return [];
      labels = null;
      return mutate(nodes, event.data);
    },
    node: (id) => nodes.get(id),
    nodes: () => nodes.values(),
    title() {
      for (const node of nodes.values()) if (node.tag === 'title') return textBelow(node);
      return '';
    },
    labelFor(id) {
      labels ??= labelsOf(nodes.values());
      const label = labels.get(id);
      return label && textBelow(label);
    },
  };
}

const SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
const MOST_TEXT = 300;
const MOST_VISITED = 400;
const MOST_ROUNDS = 300;
/** Of a larger page the rest has no name: removing nodes one by one from a hostile one would take minutes. */
const MOST_NODES = 60_000;
const MOST_DEPTH = 300;
/** Of more children the rest is in no list: finding a node's place among very many, again and again, takes minutes too. */
const MOST_LISTED = 5_000;

/** The text that stands in a node, its white space folded, cut where it gets long. */
export function textBelow(node: TreeNode): string {
  const pieces: string[] = [];
  let length = 0;
  const open = [node];
  for (let n = 0; n < MOST_VISITED && length < MOST_TEXT; n++) {
    const at = open.pop();
    if (at === undefined) break;
    if (at.text !== '') {
      pieces.push(at.text);
      length += at.text.length;
    }
    open.push(...at.children.slice(0, MOST_VISITED).reverse());
  }
  return pieces.join(' ').replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT);
}

/** A node and what it stands in, from the inside out. */
export function* outwards(node: TreeNode | undefined): Generator<TreeNode> {
  let at = node ?? null;
  for (let depth = 0; at !== null && depth < MOST_DEPTH; depth++) {
    yield at;
    at = at.parent;
  }
}

/** By the id of their field; the first of several counts. */
function labelsOf(nodes: Iterable<TreeNode>): ReadonlyMap<string, TreeNode> {
  const labels = new Map<string, TreeNode>();
  for (const node of nodes) {
    const field = node.tag === 'label' ? node.attributes.get('for') : undefined;
    if (field !== undefined && !labels.has(field)) labels.set(field, node);
  }
  return labels;
}

function mutate(nodes: Map<number, TreeNode>, data: mutationData): readonly TreeNode[] {
  for (const { id } of data.removes) remove(nodes, id);
  const added = addAll(nodes, data.adds);
  for (const { id, value } of data.texts) {
    const node = nodes.get(id);
    if (node !== undefined) node.text = value ?? '';
  }
  for (const { id, attributes } of data.attributes) {
    const node = nodes.get(id);
    if (node !== undefined) setAttributes(node, attributes);
  }
  return added;
}

/** Adds come in any order: a child may stand before its parent. */
function addAll(nodes: Map<number, TreeNode>, adds: mutationData['adds']): readonly TreeNode[] {
  const added: TreeNode[] = [];
  let waiting = adds;
  for (let round = 0; waiting.length > 0 && round < MOST_ROUNDS; round++) {
    const later: typeof adds = [];
    for (const each of waiting) {
      const parent = nodes.get(each.parentId);
      const next = each.nextId === null ? undefined : nodes.get(each.nextId);
      if (parent === undefined) later.push(each);
      else added.push(add(nodes, each.node, parent, next));
    }
    if (later.length === waiting.length) break;
    waiting = later;
  }
  return added;
}

type Recorded = mutationData['adds'][number]['node'];

function add(
  nodes: Map<number, TreeNode>,
  recorded: Recorded,
  parent: TreeNode | null,
  next?: TreeNode,
): TreeNode {
  remove(nodes, recorded.id);
  const node: TreeNode = {
    id: recorded.id,
    tag: 'tagName' in recorded ? recorded.tagName.toLowerCase() : '',
    attributes: new Map(),
    text: recorded.type === TEXT ? recorded.textContent : '',
    parent,
    children: [],
  };
  if (nodes.size >= MOST_NODES) return node;
  if ('attributes' in recorded) setAttributes(node, recorded.attributes);
  nodes.set(node.id, node);
  insert(parent, node, next);
  if ('childNodes' in recorded) for (const child of recorded.childNodes) add(nodes, child, node);
  return node;
}

const TEXT = 3;

function insert(parent: TreeNode | null, node: TreeNode, next: TreeNode | undefined): void {
  if (parent === null || parent.children.length >= MOST_LISTED) return;
  const index = next === undefined ? -1 : parent.children.indexOf(next);
  if (index < 0) parent.children.push(node);
  else parent.children.splice(index, 0, node);
}

function setAttributes(node: TreeNode, attributes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) node.attributes.delete(name);
    else if (typeof value !== 'object') node.attributes.set(name, String(value));
  }
}

function remove(nodes: Map<number, TreeNode>, id: number): void {
  const node = nodes.get(id);
  if (node === undefined) return;
  const siblings = node.parent?.children ?? [];
  const index = siblings.indexOf(node);
  if (index >= 0) siblings.splice(index, 1);
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    nodes.delete(at.id);
    open.push(...at.children);
  }
}
