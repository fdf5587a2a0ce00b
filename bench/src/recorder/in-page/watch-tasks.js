// Notes long tasks from the page's very beginning, and what rrweb's uploader knows of its snapshots; times in ms.
globalThis.bench = {
  tasks: [],
  snapshots: [],
  now: () => performance.now(),
  countNodes() {
    const walker = document.createTreeWalker(document);
    let count = 1;
    while (walker.nextNode()) count++;
    return count;
  },
};
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    bench.tasks.push({ from: startTime, ms: duration });
}).observe({ type: 'longtask', buffered: true });
