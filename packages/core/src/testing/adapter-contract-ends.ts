import { request } from 'node:http';
import { expect, it, vi } from 'vitest';
import type { AppInUse, OpenApp } from './adapter-contract-app.js';

const FIFTEEN_MINUTES = 15 * 60_000;

/** Every request ends in exactly one record, however it ends. */
export function endPromises(open: OpenApp): void {
  it('a streamed answer arrives while it is written, and is recorded when it is complete', async () => {
    const app = await open();
    const pieces: string[] = [];
    const done = new Promise<void>((resolve, reject) => {
      outgoing(app, '/stream')
        .on('error', reject)
        .on('response', (incoming) => {
          incoming.setEncoding('utf8').on('end', resolve);
          incoming.on('data', (piece: string) => {
            pieces.push(piece);
            app.open();
          });
        })
        .end();
    });
    await done;
    expect(pieces.join('')).toBe('firstsecond');
    expect(await app.record()).toMatchObject({ outcome: 'success', statusCode: 200 });
  });

  it('a client that goes away before the answer leaves an aborted record', async () => {
    const app = await open();
    const gone = outgoing(app, '/never').on('error', () => {});
    gone.end();
    await app.begun;
    gone.destroy();
    expect(await app.record()).toMatchObject({ outcome: 'unknown', reason: 'ABORTED', statusCode: null });
  });

  it('a client that goes away in the middle of the answer leaves an aborted record', async () => {
    const app = await open();
    await new Promise<void>((resolve) => {
      const gone = outgoing(app, '/stream').on('error', () => {});
      gone.on('response', (incoming) => {
        incoming.on('error', () => {});
        incoming.once('data', () => {
          gone.destroy();
          resolve();
        });
      });
      gone.end();
    });
    expect(await app.record()).toMatchObject({ outcome: 'unknown', reason: 'ABORTED', statusCode: 200 });
  });

  it('a handler that never answers is recorded after 15 minutes, and not again when its socket closes', async () => {
    const app = await open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const waiting = outgoing(app, '/never').on('error', () => {});
      waiting.end();
      await app.begun;
      await vi.advanceTimersByTimeAsync(FIFTEEN_MINUTES - 1);
      await app.records(0);
      await vi.advanceTimersByTimeAsync(1);
      expect(await app.record()).toMatchObject({ outcome: 'unknown', reason: 'TIMEOUT', statusCode: null });
      waiting.destroy();
      await app.record();
    } finally {
      vi.useRealTimers();
    }
  });
}

function outgoing(app: AppInUse, path: string): ReturnType<typeof request> {
  return request({ host: '127.0.0.1', port: app.port, method: 'POST', path: app.basePath + path });
}
