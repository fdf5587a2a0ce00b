/** A place on the timeline, for CSS. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
