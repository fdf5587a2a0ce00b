import { ANNOUNCES, enter, pageRegion, type Region } from './region.js';

const NEAR_TEXT = 1500;

/** The region a node of the page stands in, from its ancestors, out of shadow roots and frames too. */
export type RegionOf = (node: Node | null) => Region;

/** Looks at each ancestor once, so it is good for as long as the page stays as it is: for one event. */
export function createRegionOf(privacy: 'balanced' | 'strict'): RegionOf {
  const inside = new WeakMap<Node, Region>();
  /** Elements in whose text nothing announces a secret, so nothing does further in. */
  const calm = new WeakSet<Node>();
  const isNear = (element: Element): boolean => {
    // A whole page that announces a secret is no hint.
    if (element.localName === 'body' || element.localName === 'html') return false;
    const text = calm.has(element.parentNode as Node) ? '' : shortText(element);
    const near = text !== null && ANNOUNCES.test(text);
    if (text !== null && !near) calm.add(element);
    return near;
  };
  const regionOf: RegionOf = (node) => {
    const parent = node && parentOf(node);
    if (!parent) return pageRegion(node ? privacy : 'strict');
    let region = inside.get(parent);
    if (!region) {
      region = regionOf(parent);
      if (parent.nodeType === 1) region = enterLive(region, parent as Element, isNear(parent as Element));
      inside.set(parent, region);
    }
    // What stands in a frame's own tags is never shown; its document is.
    return node?.nodeType === 9 ? { ...region, raw: 'none' } : region;
  };
  return regionOf;
}

/** The region inside a live element. `near`: whether words that announce a secret stand in it. */
export function enterLive(region: Region, element: Element, near: boolean): Region {
  return enter(region, element.localName, (name) => element.getAttribute(name), near);
}

function parentOf(node: Node): Node | null {
  if (node.parentNode) return node.parentNode;
  if (node.nodeType === 11) return (node as ShadowRoot).host ?? null;
  return node.nodeType === 9 ? ((node as Document).defaultView?.frameElement ?? null) : null;
}

/** The text of a small part of the page; null of a larger one. */
function shortText(element: Element): string | null {
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  let text = '';
  while (walker.nextNode()) {
    text += `${walker.currentNode.nodeValue} `;
    if (text.length > NEAR_TEXT) return null;
  }
  return text;
}
