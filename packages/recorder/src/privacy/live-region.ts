import { ANNOUNCES, enter, pageRegion, type Region } from './region.js';

const NEAR_LEVELS = 4;
const NEAR_TEXT = 1500;

/** The region a node of the page stands in, from its ancestors, out of shadow roots and frames too. */
export function regionOf(node: Node | null, privacy: 'balanced' | 'strict'): Region {
  if (!node) return { ...pageRegion('strict') };
  const chain: Element[] = [];
  for (let at = parentOf(node); at; at = parentOf(at)) if (at.nodeType === 1) chain.push(at as Element);
  return chain.reduceRight(
    (region, element, level) => enterLive(region, element, level < NEAR_LEVELS),
    pageRegion(privacy),
  );
}

/** The region inside a live element. */
export function enterLive(region: Region, element: Element, looksAtText: boolean): Region {
  const near = looksAtText && isNear(element);
  return enter(region, element.localName, (name) => element.getAttribute(name), near);
}

function parentOf(node: Node): Node | null {
  if (node.parentNode) return node.parentNode;
  if (node.nodeType === 11) return (node as ShadowRoot).host ?? null;
  return node.nodeType === 9 ? ((node as Document).defaultView?.frameElement ?? null) : null;
}

/** Whether a small part of the page announces a secret. A whole page that does so is no hint. */
function isNear(element: Element): boolean {
  if (element.localName === 'body' || element.localName === 'html') return false;
  const text = shortText(element);
  return text !== null && ANNOUNCES.test(text);
}

function shortText(element: Element): string | null {
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  let text = '';
  while (walker.nextNode()) {
    text += `${walker.currentNode.nodeValue} `;
    if (text.length > NEAR_TEXT) return null;
  }
  return text;
}
