/** Puts a text in the place of the one between its own first and last line, which are marks; else at the end. */
export function replaceBetween(document: string, text: string): string {
  const begin = text.slice(0, text.indexOf('\n'));
  const end = text.slice(text.lastIndexOf('\n') + 1);
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < 0) return `${document.trimEnd()}\n\n${text}\n`;
  return document.slice(0, from) + text + document.slice(to + end.length);
}
