/**
 * Does the work for each of the items, some at a time and in their order; resolves with what it answered, in that order.
 *
 * @template Item, Answer
 * @param {number} atATime
 * @param {readonly Item[]} items
 * @param {(item: Item) => Promise<Answer>} work
 * @returns {Promise<Answer[]>}
 */
export async function someAtATime(atATime, items, work) {
  const answers = new Array(items.length);
  const waiting = [...items.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [i, item] = next;
      answers[i] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return answers;
}
