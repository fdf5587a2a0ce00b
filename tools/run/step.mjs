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

/** The same for a step that another runs beside: what it printed comes when it is through, in one piece. */
export async function stepBeside(name, work) {
  const startedAt = performance.now();
  const done = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n── ${name}\n${done.output}\n── ${name}: ${seconds} s`);
  return done;
}
