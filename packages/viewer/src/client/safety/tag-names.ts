const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const HTML = words(`
  html head body title meta div span p a abbr address article aside b bdi bdo big blockquote br button canvas caption
  center cite code col colgroup data datalist dd del details dfn dialog dir dl dt em fieldset figcaption figure font
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd label legend li main map area mark marquee
  menu meter nav nobr ol optgroup option output picture pre progress q rp rt ruby s samp search section select slot
  small source strike strong sub summary sup table tbody td template textarea tfoot th thead time tr track tt u ul var
  video audio wbr
`);

const SVG = words(`
  svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textpath image lineargradient
  radialgradient stop clippath mask pattern marker filter foreignobject title desc switch a metadata view
  animatetransform feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting
  fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage
  femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence
`);

const SHADOW_HOSTS = words(`
  article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span
`);

const CUSTOM = /^[a-z][a-z0-9._]*-[a-z0-9._-]{0,100}$/;

/** Stands where an element was that must not be rebuilt. */
export const BLOCKED_TAG = 'ar-blocked';

/** The tag to rebuild: the recorded one where it can do no harm. */
export function safeTag(tag: string, isSvg: boolean): { readonly tagName: string; readonly isSvg: boolean } {
  const tagName = tag.toLowerCase();
  if (isSvg && SVG.has(tagName)) return { tagName, isSvg: true };
  if (HTML.has(tagName) || CUSTOM.test(tagName)) return { tagName, isSvg: false };
  return { tagName: tagName === 'script' || tagName === 'noscript' ? 'noscript' : BLOCKED_TAG, isSvg: false };
}

/** Elsewhere `attachShadow` throws, and the page would not be rebuilt at all. */
export function mayHostShadow(tagName: string): boolean {
  return SHADOW_HOSTS.has(tagName) || CUSTOM.test(tagName);
}

/** What inside would be shown or run, or is nothing to see. */
export function dropsChildren(tagName: string): boolean {
  return tagName === 'noscript' || tagName === BLOCKED_TAG;
}

export function isStylesheet(tag: string): boolean {
  const tagName = tag.toLowerCase();
  return tagName === 'style' || tagName === 'link';
}
