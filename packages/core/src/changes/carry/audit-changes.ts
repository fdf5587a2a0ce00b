import { carriedTransaction } from './carried-transaction.js';
import { carriedWrites } from './carried-writes.js';
import { carrierOf, type GivenAudit } from './carrier.js';

/**
 * Tells the triggers of tracked tables whose write it is: the record and the actor of the running request. Apply it to the
 * base client, before other extensions; give the base client to `prismaStorage`. A function that answers the audit will do
 * where the two modules need each other: it is called at the first write.
 * @example export const prisma = base.$extends(auditChanges(audit));
 */
export function auditChanges(audit: GivenAudit): <Client extends ExtendableClient>(client: Client) => Client {
  return function auditChanges<Client extends ExtendableClient>(client: Client): Client {
    const carrier = carrierOf(audit, client);
    const extension = {
      name: 'auditreel',
      client: { $transaction: carriedTransaction(carrier) },
      query: carriedWrites(carrier),
    };
    // The extension changes no type: what it overrides takes and gives what it did before.
    return Reflect.apply(client.$extends as ExtendClient, client, [extension]) as Client;
  };
}

/**
 * A Prisma client, of 6.16+ or 7, extended or not.
 * @example const client: ExtendableClient = new PrismaClient({ adapter });
 */
export interface ExtendableClient {
  readonly $extends: unknown;
}

type ExtendClient = (extension: object) => unknown;
