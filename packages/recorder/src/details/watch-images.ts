import type { Seam } from './seam.js';

const TOGETHER_MS = 250;

/** Has images recorded anew when they have loaded: only then is it known how large they are, and which file they show. */
export function watchImages({ touch }: Seam): () => void {
  const loaded = new Set<HTMLImageElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const images = [...loaded].filter((image) => image.isConnected);
    loaded.clear();
    if (images.length > 0) touch(images);
  };
  const note = (image: unknown): void => {
    if (!(image instanceof HTMLImageElement)) return;
    loaded.add(image);
    timer ??= setTimeout(tell, TOGETHER_MS);
  };
  const onLoad = (event: Event): void => note(event.composedPath()[0]);
  // On the document: what loads in it never tells the window.
  document.addEventListener('load', onLoad, true);
  for (const image of document.images) if (image.complete) note(image);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('load', onLoad, true);
  };
}
