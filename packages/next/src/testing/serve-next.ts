import type { AdapterUnderTest, ServeOptions } from '@auditreel/core/testing';
import { instrument } from '../instrument.js';
import { ACTION_FILES } from './action-host.js';
import { hostOf } from './host-of.js';
import { listen, nextServer } from './next-server.js';

export interface ServeNextOptions {
  readonly dev: boolean;
  /** False: as where no server process can be instrumented. @default true */
  readonly isInstrumented?: boolean;
}

/** Serves a Next app with the contract's routes in this process, built or as `next dev` would. */
export function serveNext({ dev, isInstrumented = true }: ServeNextOptions): AdapterUnderTest['serve'] {
  return async (options) => {
    const host = hostOf({ name: dev ? 'dev' : 'built', basePath: options.basePath });
    const handle = await nextServer({ ...host, scenarios: options.scenarios, more: ACTION_FILES }, dev);
    (globalThis as { [CONTRACT]?: ServeOptions })[CONTRACT] = options;
    if (isInstrumented) instrument(options.audit);
    return listen(handle, options);
  };
}

const CONTRACT: unique symbol = Symbol.for('auditreel.contract') as never;
