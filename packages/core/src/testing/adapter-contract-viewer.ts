import type { MountableHandler, ViewerIdentity } from '../mountable-handler.js';

/** Answers with what it was told, so that a test sees what an adapter makes of a request. */
export const contractViewer: MountableHandler = async (request, mount) => {
  const { pathname, search } = new URL(request.url);
  if (pathname.endsWith('/breaks')) throw new Error('The viewer broke');
  if (pathname.endsWith('/streams')) return new Response(pieces(), { headers: { 'x-kind': 'stream' } });
  if (pathname.endsWith('/drips')) return new Response(drips(), { headers: EVENT_STREAM });
  if (pathname.endsWith('/dripping')) return Response.json({ open: openDrips });
  const told = {
    method: request.method,
    path: pathname + search,
    basePath: mount.basePath,
    viewer: mount.viewer.actor.id,
    peerAddress: mount.peerAddress,
    kind: request.headers.get('x-kind'),
    body: await request.text(),
  };
  const headers = new Headers({ 'content-type': 'application/json' });
  headers.append('set-cookie', 'a=1; Path=/');
  headers.append('set-cookie', 'b=2; Path=/');
  return new Response(JSON.stringify(told), { status: 201, headers });
};

/** Lets in whoever the header names, and plays the three other answers of a host. */
export function authorizeContract(
  header: (name: string) => string | undefined,
): ViewerIdentity | Response | null {
  const viewer = header('x-viewer');
  if (viewer === 'throws') throw new Error('The session store is down');
  if (viewer === 'redirect') return new Response(null, { status: 302, headers: { location: '/login' } });
  // Hosts write JavaScript too: what is no identity must let nobody in.
  if (viewer === 'true') return true as unknown as ViewerIdentity;
  if (viewer === 'row') return { id: 1, isAdmin: true } as unknown as ViewerIdentity;
  return viewer === undefined ? null : { actor: { type: 'user', id: viewer } };
}

const EVENT_STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' };
let openDrips = 0;

/** One event, and then nothing until its reader goes. */
function drips(): ReadableStream<Uint8Array> {
  openDrips += 1;
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: one\n\n')),
    cancel() {
      openDrips -= 1;
    },
  });
}

function pieces(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of ['one ', 'two ', 'three']) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
}
