import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdapterUnderTest, ServeOptions } from '@auditreel/core/testing';
import next from 'next';
import { instrument } from '../instrument.js';
import { ACTION_FILES } from './action-host.js';
import { buildHost } from './build-host.js';
import { hostOf } from './host-of.js';
import { writeHost } from './write-host.js';

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** One Next server for each app of a test file: making it ready takes longer than all tests of it. */
const ready = new Map<string, Promise<Handle>>();

export interface ServeNextOptions {
  readonly dev: boolean;
  /** False: as where no server process can be instrumented. @default true */
  readonly isInstrumented?: boolean;
}

/** Serves a Next app with the contract's routes in this process, built or as `next dev` would. */
export function serveNext({ dev, isInstrumented = true }: ServeNextOptions): AdapterUnderTest['serve'] {
  return async (options) => {
    const handle = await handleOf(options, dev);
    (globalThis as { [CONTRACT]?: ServeOptions })[CONTRACT] = options;
    if (isInstrumented) instrument(options.audit);
    const server = createServer({ maxHeaderSize: options.maxHeaderSize }, (req, res) => {
      void handle(req, res);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
      port: (server.address() as AddressInfo).port,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  };
}

const CONTRACT: unique symbol = Symbol.for('auditreel.contract') as never;

function handleOf(options: ServeOptions, dev: boolean): Promise<Handle> {
  const host = hostOf({ name: dev ? 'dev' : 'built', basePath: options.basePath });
  const known = ready.get(host.dir);
  if (known !== undefined) return known;
  const handle = prepare();
  ready.set(host.dir, handle);
  return handle;

  async function prepare(): Promise<Handle> {
    await writeHost({ ...host, scenarios: options.scenarios, more: ACTION_FILES });
    if (!dev) await buildHost(host);
    const app = next({ dev, dir: host.dir, quiet: true });
    await app.prepare();
    return app.getRequestHandler();
  }
}
