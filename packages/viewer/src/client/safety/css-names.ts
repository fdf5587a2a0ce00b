const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Functions that fetch nothing. `url` is read apart; `image-set`, `src`, `element` and unknown ones are not here. */
export const SAFE_FUNCTIONS: ReadonlySet<string> = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark device-cmyk alpha
  calc calc-size min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign
  -webkit-calc -moz-calc progress sibling-index sibling-count var env attr counter counters symbols
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  repeating-conic-gradient -webkit-linear-gradient -webkit-radial-gradient -webkit-repeating-linear-gradient
  -webkit-repeating-radial-gradient -moz-linear-gradient -moz-radial-gradient -o-linear-gradient
  -webkit-gradient from to color-stop
  translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex
  rotatey rotatez rotate3d skew skewx skewy matrix matrix3d perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  cubic-bezier steps linear frames circle ellipse inset polygon path rect xywh shape ray
  minmax repeat fit-content format tech local selector font-tech font-format style anchor anchor-size scroll view
  stylistic styleset character-variant swash ornaments annotation
  not is where has matches -webkit-any -moz-any nth-child nth-last-child nth-of-type nth-last-of-type nth-col
  lang dir host host-context slotted part cue highlight state current
`);

/** At-rules that fetch nothing; `@import`, `@namespace`, `@document`, `@color-profile` are not here. */
export const SAFE_AT_RULES: ReadonlySet<string> = words(`
  media supports font-face keyframes -webkit-keyframes -moz-keyframes -o-keyframes page layer container property
  counter-style font-feature-values font-palette-values scope starting-style position-try viewport
  styleset stylistic character-variant swash ornaments annotation
`);
