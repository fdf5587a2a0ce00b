/** Attributes of lines and places, in which letters and digits alternate as in a key. */
const DRAWN =
  /\b(?:d|points|transform|gradientTransform|viewBox|style|class|id|fill|stroke|filter|mask|clip-path|xmlns(?::\w+)?)\s*=\s*(?:"[^"]*"|'[^']*')/g;
const REFERENCE = /\bhref\s*=\s*["']#[\w-]*["']/g;
const MANY = 100;
/** Reused parts that reuse parts grow without end. */
const MANY_USES = 12;

/** Whether an SVG may leave the page: no secret in its words, and no code to scan, whether of squares, of steps or of pixels. */
export function isOpenDrawing(svg: string, words: (text: string) => string): boolean {
  const rest = svg.replace(DRAWN, '').replace(REFERENCE, '');
  return (
    words(rest) === rest &&
    !/data:/i.test(svg) &&
    countOf(svg, /<rect\b/g) <= MANY &&
    countOf(svg, /<use\b/g) <= MANY_USES &&
    !(svg.match(/\bd\s*=\s*["'][^"']*["']/g) ?? []).some(isOfSteps)
  );
}

/** Many steps along the axes and no curve. */
function isOfSteps(path: string): boolean {
  return !/[CSQTA]/i.test(path.slice(2)) && countOf(path, /[MHVZ]/gi) > MANY;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
