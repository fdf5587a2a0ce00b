import type { ServerResponse } from 'node:http';

/**
 * Sends a web response through Node's, streaming; resolves when it is out, or when the client has gone.
 * @example await sendResponse(await handler(webRequest(req, { path, scheme: 'http' })), res);
 */
export async function sendResponse(response: Response, res: ServerResponse): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') res.setHeader(name, value);
  }
  for (const cookie of response.headers.getSetCookie()) res.appendHeader('set-cookie', cookie);
  if (response.body === null || res.req.method === 'HEAD') {
    await response.body?.cancel();
    res.end();
    return;
  }
  await pour(response.body, res);
}

/** Not `pipeline`: its listeners, beside those of a compressing framework, are more than Node lets pass without a warning. */
async function pour(body: ReadableStream<Uint8Array>, res: ServerResponse): Promise<void> {
  const reader = body.getReader();
  let wake = (): void => {};
  const onReady = (): void => wake();
  // Gone: whoever makes the body is told, and so is the read that waits for it.
  const onClose = (): void => {
    wake();
    reader.cancel().catch(() => {});
  };
  res.on('drain', onReady).once('close', onClose);
  try {
    for (let piece = await reader.read(); !piece.done && !res.closed; piece = await reader.read()) {
      if (res.write(piece.value) || res.closed) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    res.end();
  } catch (error) {
    // The answer has begun: cutting it off is all that tells the client.
    res.destroy();
    throw error;
  } finally {
    res.off('drain', onReady).off('close', onClose);
  }
}
