/** Cuts text into pieces of at most `size` characters that joined are the text again; never inside a surrogate pair. */
export function splitText(text: string, size: number): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const piece = text.slice(start, start + size);
    const whole = start + size < text.length && isHalf(piece) ? piece.slice(0, -1) : piece;
    pieces.push(whole);
    start += whole.length;
  }
  return pieces;
}

/** Whether a piece ends with the first half of a pair. No pattern: Next 15's compiler breaks one in the served script. */
function isHalf(piece: string): boolean {
  return (piece.charCodeAt(piece.length - 1) & 0xfc00) === 0xd800;
}
