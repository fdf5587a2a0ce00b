import { afterEach, describe } from 'vitest';
import { actorPromises } from './adapter-contract-actor.js';
import { type AdapterUnderTest, type AppInUse, type OpenApp, openApp } from './adapter-contract-app.js';
import { authPromises } from './adapter-contract-auth.js';
import { durabilityPromises } from './adapter-contract-durability.js';
import { endPromises } from './adapter-contract-ends.js';
import { hygienePromises } from './adapter-contract-hygiene.js';
import { mountPromises } from './adapter-contract-mount.js';
import { outcomePromises } from './adapter-contract-outcomes.js';
import { recorderPromises } from './adapter-contract-recorder.js';
import { routePromises } from './adapter-contract-routes.js';
import { sessionPromises } from './adapter-contract-sessions.js';

export type {
  AdapterUnderTest,
  AppInUse,
  SendOptions,
  ServedApp,
  ServeOptions,
} from './adapter-contract-app.js';
export { openApp } from './adapter-contract-app.js';
export type { Answer, Call, Scenario } from './adapter-contract-scenarios.js';

/**
 * Holds an adapter to every promise that core makes in its name, over real sockets, at the root and under a base path.
 * @example adapterContract('Express 5', { serve: serveExpress });
 */
export function adapterContract(name: string, adapter: AdapterUnderTest): void {
  describe.each(
    (adapter.basePaths ?? ['', '/shop']).map((basePath) => [
      basePath === '' ? 'at the root' : 'under a base path',
      basePath,
    ]),
  )(`adapter contract: ${name}, %s`, (_where, basePath) => {
    const opened: AppInUse[] = [];
    const open: OpenApp = async (options = {}) => {
      const app = await openApp(adapter, basePath, options);
      opened.push(app);
      return app;
    };
    afterEach(async () => {
      for (const app of opened.splice(0)) await app.close();
    });
    outcomePromises(open);
    endPromises(open);
    durabilityPromises(open);
    routePromises(open);
    authPromises(open);
    actorPromises(open);
    hygienePromises(open);
    sessionPromises(open);
    recorderPromises(open);
    mountPromises(open);
  });
}
