import type { mutationData } from '@rrweb/types';
import { type NodeName, nameNode } from './name-node.js';
import type { PageTree, TreeNode } from './page-tree.js';

/** Tells which fields the page calls invalid that were not before. */
export interface InvalidWatch {
  /** After a snapshot: what is invalid already is no news. */
  start(tree: PageTree): void;
  follow(tree: PageTree, data: mutationData, added: readonly TreeNode[]): readonly NodeName[];
}

/** Of more at once nobody wants the names. */
const MOST_AT_ONCE = 100;

export function invalidWatch(): InvalidWatch {
  let known = new Set<number>();
  return {
    start(tree) {
      known = new Set([...tree.nodes()].filter(isInvalid).map(({ id }) => id));
    },
    follow(tree, data, added) {
      const changed = data.attributes
        .filter(({ attributes }) => 'aria-invalid' in attributes)
        .flatMap(({ id }) => tree.node(id) ?? []);
      const fresh: NodeName[] = [];
      for (const node of [...changed, ...added]) {
        if (!isInvalid(node)) known.delete(node.id);
        else if (!known.has(node.id)) {
          known.add(node.id);
          if (fresh.length < MOST_AT_ONCE) fresh.push(nameNode(tree, node.id));
        }
      }
      return fresh;
    },
  };
}

function isInvalid({ attributes }: TreeNode): boolean {
  const value = attributes.get('aria-invalid');
  return value !== undefined && value !== '' && value !== 'false';
}
