import type { Replayer } from '@rrweb/replay';

/** Keeps the recorded page as large as its frame allows, in the middle, never larger than it was. */
export function fitInto(root: HTMLElement, replayer: Replayer): () => void {
  let size = { width: 0, height: 0 };
  const fit = (): void => {
    if (size.width === 0 || size.height === 0) return;
    const { scale, left, top } = placeIn({ width: root.clientWidth, height: root.clientHeight }, size);
    replayer.wrapper.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  };
  replayer.on('resize', (dimension) => {
    if (!isSize(dimension)) return;
    size = dimension;
    fit();
  });
  const observer = new ResizeObserver(fit);
  observer.observe(root);
  return () => observer.disconnect();
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where and how large a page of `inner` is drawn in a frame of `outer`. */
export function placeIn(outer: Size, inner: Size): { scale: number; left: number; top: number } {
  const scale = Math.min(1, outer.width / inner.width, outer.height / inner.height);
  const middle = (room: number, length: number): number =>
    Math.max(0, Math.round((room - length * scale) / 2));
  return { scale, left: middle(outer.width, inner.width), top: middle(outer.height, inner.height) };
}

function isSize(value: unknown): value is Size {
  return typeof value === 'object' && value !== null && 'width' in value && 'height' in value;
}
