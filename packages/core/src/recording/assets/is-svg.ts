/** Whether a text begins as an SVG file does, after whatever XML lets stand before its root. */
export function isSvg(content: Uint8Array): boolean {
  const text = new TextDecoder().decode(content);
  const before = /\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/isy;
  let at = 0;
  while (before.test(text)) at = before.lastIndex;
  return /^<svg[\s/>]/.test(text.slice(at, at + 5));
}
