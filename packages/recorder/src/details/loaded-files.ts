/** Files of this origin that the page has loaded, and how large they are. */
export interface LoadedFiles {
  /** Whether it has been loaded and is not too large to be kept. */
  has(address: string): boolean;
  stop(): void;
}

const MAX_KEPT = 2000;

/** Hears of every file that loads, however many there are: the list of the page's own timings has an end. */
export function watchLoadedFiles(maxBytes: number, onLoaded: () => void): LoadedFiles {
  const files = new Set<string>();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const isSmall = entry.encodedBodySize > 0 && entry.encodedBodySize <= maxBytes;
      if (!isSmall || new URL(entry.name).origin !== location.origin) continue;
      files.add(entry.name);
      if (files.size > MAX_KEPT) files.delete(files.values().next().value ?? '');
    }
    onLoaded();
  });
  observer.observe({ type: 'resource', buffered: true });
  return {
    has: (address) => files.has(address.split('#', 1)[0] ?? ''),
    stop: () => observer.disconnect(),
  };
}
