import type { AuditOptions } from '@auditreel/core';
import { afterEach, describe } from 'vitest';
import { type CallApp, type CallHost, openCallApp } from './call-app.js';
import { batchPromises } from './call-contract-batches.js';
import { callPromises } from './call-contract-calls.js';
import { evidencePromises } from './call-contract-evidence.js';
import { streamPromises } from './call-contract-streams.js';

export type { CallHost, ServedCalls, ServedRouter } from './call-app.js';

/** Opens an app of its own for each test. */
export type OpenCallApp = (options?: Partial<AuditOptions>) => Promise<CallApp>;

/** Holds the plugin under one host to every promise that is made of calls, over real sockets. */
export function callContract(name: string, host: CallHost): void {
  describe(`calls under ${name}`, () => {
    const opened: CallApp[] = [];
    const open: OpenCallApp = async (options = {}) => {
      const app = await openCallApp(host, options);
      opened.push(app);
      return app;
    };
    afterEach(async () => {
      for (const app of opened.splice(0)) await app.close();
    });
    callPromises(open);
    batchPromises(open, host);
    evidencePromises(open, host);
    streamPromises(open);
  });
}
