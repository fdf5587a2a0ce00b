/** Runs one step under a headline, and says how long it took, however it ends. */
export async function step(name, work) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    console.log(`── ${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}
