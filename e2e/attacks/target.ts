import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { type RunningShop, startShop } from '../shop/start-shop.js';
import { type Answered, answered } from './answered.js';
import { type AuditDatabase, openAuditDatabase } from './audit-database.js';
import { type Client, client, type Place, signedIn } from './client.js';

/** A running shop, everybody who attacks it, and its database. */
export interface Target extends Place {
  readonly shop: RunningShop;
  readonly answered: Answered;
  readonly database: AuditDatabase;
  readonly stranger: Client;
  readonly ann: Client;
  readonly bob: Client;
  readonly admin: Client;
  close(): Promise<void>;
}

export async function openTarget(): Promise<Target> {
  const shop = await startShop();
  const place: Place = { port: Number(new URL(shop.url).port), answered: answered() };
  const [ann, bob, admin] = await Promise.all(
    ['ann', 'bob', 'admin'].map((name) => signedIn(place, accountOf(`${name}@example.test`))),
  );
  if (!ann || !bob || !admin) throw new Error('Nobody is signed in');
  const database = await openAuditDatabase(shop.databaseUrl);
  return {
    ...place,
    shop,
    database,
    stranger: client(place),
    ann,
    bob,
    admin,
    async close() {
      await database.close();
      await shop.stop();
    },
  };
}
