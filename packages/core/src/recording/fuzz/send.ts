import type { TestIngest } from '../testing/test-ingest.js';
import type { HostileRequest } from './hostile-requests.js';

/** Sends it as a server would hand it on, or null where not even a server's request could be made of it. */
export async function send(ingest: TestIngest, hostile: HostileRequest): Promise<Response | null> {
  const request = requestOf(hostile);
  return request && ingest.handle(request, { address: '192.0.2.1' });
}

function requestOf({ method, path, headers, body, cuts, breaksOff }: HostileRequest): Request | null {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(`http://shop.test/api/auditreel/${path}`, {
      method,
      headers,
      ...(hasBody ? { body: streamOf(body, cuts, breaksOff), duplex: 'half' as const } : {}),
    });
  } catch {
    return null;
  }
}

function streamOf(body: Uint8Array, cuts: readonly number[], breaksOff: boolean): ReadableStream<Uint8Array> {
  let at = 0;
  const sizes = [...cuts];
  return new ReadableStream({
    pull(controller) {
      if (at >= body.length) {
        if (breaksOff) controller.error(new Error('gone'));
        else controller.close();
        return;
      }
      const next = at + (sizes.shift() ?? body.length);
      controller.enqueue(Uint8Array.from(body.subarray(at, next)));
      at = next;
    },
  });
}
