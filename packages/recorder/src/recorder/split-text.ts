const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** Cuts text into pieces of at most `size` characters that joined are the text again; never inside a surrogate pair. */
export function splitText(text: string, size: number): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const piece = text.slice(start, start + size);
    const whole = start + size < text.length && HIGH_SURROGATE.test(piece) ? piece.slice(0, -1) : piece;
    pieces.push(whole);
    start += whole.length;
  }
  return pieces;
}
