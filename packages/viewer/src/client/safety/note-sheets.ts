import type { CssNodes } from './css-nodes.js';
import type { SafeNode } from './safe-node.js';

/** Remembers the stylesheets of a tree, so that text added to them later is read as CSS. */
export function noteSheets(node: SafeNode, css: CssNodes): void {
  if (node.type !== 0 && node.type !== 2) return;
  if (node.type === 2 && node.tagName === 'ar-style') css.addSheet(node.id);
  else for (const child of node.childNodes) noteSheets(child, css);
}
