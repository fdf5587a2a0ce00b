const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Plain values that no browser reads as an address, a script or a style. */
export const PLAIN_ATTRIBUTES: ReadonlySet<string> = words(`
  class title lang dir hidden role slot part exportparts open inert
  width height align valign bgcolor color face size border cellpadding cellspacing colspan rowspan span scope nowrap
  noshade hspace vspace type value placeholder checked selected disabled readonly multiple required min max step rows
  cols wrap label alt start reversed for low high optimum maxlength minlength datetime compact clear media loop muted
  controls frameborder scrolling marginwidth marginheight text link vlink alink headers rules frame
  d points x y x1 x2 y1 y2 z cx cy r rx ry fx fy fr dx dy rotate textlength lengthadjust viewbox preserveaspectratio
  version xml:space gradientunits gradienttransform spreadmethod offset patternunits patterncontentunits
  patterntransform clippathunits maskunits maskcontentunits filterunits primitiveunits in in2 result stddeviation mode
  values operator k1 k2 k3 k4 tablevalues slope intercept amplitude exponent basefrequency numoctaves seed stitchtiles
  scale xchannelselector ychannelselector surfacescale specularconstant specularexponent diffuseconstant kernelmatrix
  kernelunitlength order divisor bias targetx targety edgemode preservealpha azimuth elevation pointsatx pointsaty
  pointsatz limitingconeangle radius markerwidth markerheight markerunits refx refy orient startoffset method spacing
  side pathlength from to by dur repeatcount repeatdur begin end calcmode keytimes keysplines additive accumulate
`);

/** Attributes that are CSS: the style itself, and SVG's presentation attributes, which may hold `url()`. */
export const CSS_ATTRIBUTES: ReadonlySet<string> = words(`
  style fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width opacity clip clip-path clip-rule mask mask-type filter
  marker marker-start marker-mid marker-end display visibility overflow font-family font-size font-size-adjust
  font-stretch font-style font-variant font-weight text-anchor text-decoration text-rendering dominant-baseline
  alignment-baseline baseline-shift letter-spacing word-spacing writing-mode direction unicode-bidi
  glyph-orientation-horizontal glyph-orientation-vertical stop-color stop-opacity flood-color flood-opacity
  lighting-color pointer-events transform transform-origin vector-effect paint-order shape-rendering image-rendering
  color-interpolation color-interpolation-filters color-rendering cursor enable-background kerning
`);

/**
 * Names that the replayer or a form looks up on nodes: an element in a form with such an id would stand in their
 * place (DOM clobbering), and the replay would break.
 */
export const CLOBBERING_IDS: ReadonlySet<string> = words(`
  addEventListener appendChild attachShadow attributes blur childNodes children classList cloneNode contains
  content currentTime data dispatchEvent firstChild focus getAttribute getBoundingClientRect getRootNode hasAttribute
  innerHTML insertBefore isConnected lastChild localName matches namespaceURI nextSibling nodeName nodeType
  nodeValue offsetHeight offsetWidth ownerDocument parentElement parentNode play pause previousSibling querySelector
  querySelectorAll removeAttribute removeChild replaceChild rules scrollLeft scrollTo scrollTop setAttribute
  setAttributeNS shadowRoot sheet style tagName textContent toString valueOf value checked __proto__ constructor
  createElement createElementNS createTextNode defaultView documentElement head body implementation fonts
  adoptedStyleSheets getElementsByTagName getSelection open close write
`);
