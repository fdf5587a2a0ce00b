import { enter, MAY_ANNOUNCE, pageRegion, type Region } from './region.js';

const NEAR_TEXT = 1500;

/** Elements that once had much text, which takes long to put together: says only how to look, not what is found. */
const large = new WeakSet<Element>();

/** The region a node of the page stands in, from its ancestors, out of shadow roots and frames too. */
export type RegionOf = (node: Node | null) => Region;

/** Looks at each ancestor once, so it is good for as long as the page stays as it is: for one event. */
export function createRegionOf(privacy: 'balanced' | 'strict'): RegionOf {
  const inside = new Map<Node, Region>();
  const regionOf: RegionOf = (node) => {
    const parent = node && parentOf(node);
    if (!parent) return pageRegion(node ? privacy : 'strict');
    let region = inside.get(parent);
    if (!region) {
      region = regionOf(parent);
      region =
        parent.nodeType === 1
          ? enterLive(region, parent as Element, () => shortText(parent as Element))
          : // The text around a frame or a shadow root says nothing of what is in it.
            { ...region, calm: false };
      inside.set(parent, region);
    }
    // What stands in a frame's own tags is never shown; its document is.
    return node?.nodeType === 9 ? { ...region, raw: 'none' } : region;
  };
  return regionOf;
}

/** The region inside a live element; its text is looked at only where `textIn` gives it. */
export function enterLive(
  region: Region,
  element: Element,
  textIn: () => string | null = () => null,
): Region {
  return enter(region, element.localName, (name) => element.getAttribute(name), textIn);
}

function parentOf(node: Node): Node | null {
  if (node.parentNode) return node.parentNode;
  if (node.nodeType === 11) return (node as ShadowRoot).host ?? null;
  return node.nodeType === 9 ? ((node as Document).defaultView?.frameElement ?? null) : null;
}

/** The text of a small part of the page, or nothing where nothing in it announces a secret; null of a larger one. */
function shortText(element: Element): string | null {
  if (!large.has(element)) {
    const { textContent } = element;
    if (textContent.length <= NEAR_TEXT && !MAY_ANNOUNCE.test(textContent)) return '';
  }
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  let text = '';
  while (walker.nextNode()) {
    text += `${walker.currentNode.nodeValue} `;
    if (text.length > NEAR_TEXT) {
      large.add(element);
      return null;
    }
  }
  return text;
}
