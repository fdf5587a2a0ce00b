/** What is asked for while it runs is done once more, after it: never twice at a time, and never broken off by the next. */
export function oneAtATime(work: () => Promise<unknown>): () => void {
  let isRunning = false;
  let isWanted = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  }

  return () => {
    isWanted = true;
    if (!isRunning) void runAll();
  };
}
