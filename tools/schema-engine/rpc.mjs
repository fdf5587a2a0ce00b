import { createInterface } from 'node:readline';
import { lastPanic } from './wasm.mjs';

/**
 * The schema engine's protocol: one JSON-RPC request a line, answered in order.
 *
 * @param {{ input: NodeJS.ReadableStream, output: NodeJS.WritableStream }} streams
 * @param {(method: string, params: unknown, print: (text: string) => void) => Promise<unknown>} answer
 */
export async function serve({ input, output }, answer) {
  const send = (message) => output.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const print = (content) => send({ id: 'print', method: 'print', params: { content } });
  let asked;
  // A panic and parameters of a wrong shape both trap inside WebAssembly, outside of any promise.
  process.once('uncaughtException', (error) => {
    if (asked !== undefined) send({ id: asked, error: errorOf(error) });
    output.write('', () => process.exit(1));
  });
  for await (const line of createInterface({ input })) {
    const { id, method, params } = JSON.parse(line);
    if (method === undefined) continue;
    asked = id;
    send({ id, ...(await outcomeOf(() => answer(method, params, print))) });
    asked = undefined;
  }
}

async function outcomeOf(run) {
  try {
    return { result: (await run()) ?? {} };
  } catch (error) {
    return { error: errorOf(error) };
  }
}

function errorOf(error) {
  const message = lastPanic() ?? error.message;
  const data = { is_panic: false, message, ...(error.code && { error_code: error.code }) };
  return { code: 4466, message: 'An error happened. Check the data field for details.', data };
}
