import { installedTriggers } from '../../changes/triggers/installed-triggers.js';
import type { Catalogue } from '../../storage/catalogue.js';
import { rawOf } from '../client-shape.js';
import { providerOf } from '../data-model.js';
import type { Database } from '../database.js';
import { AUDIT_CHANGE, AUDIT_RECORD } from '../models.js';
import { appliedMigrations } from './applied-migrations.js';
import { storedAmounts } from './stored-amounts.js';
import { triggersOn } from './triggers-on.js';

/** What the host's database says of itself. */
export function prismaCatalogue(database: Database): Catalogue {
  return {
    now: database.now,
    migrations: () => appliedMigrations(database),
    guardTriggers: async () => {
      const models = [AUDIT_RECORD, AUDIT_CHANGE].filter((model) => database.has(model));
      const triggers = await Promise.all(models.map((model) => triggersOn(database.names(model), database)));
      return triggers.flat();
    },
    changeTriggers: () => installedTriggers(rawOf(database.client), providerOf(database.client)),
    amounts: () => storedAmounts(database),
    leave: () => database.client.$disconnect(),
  };
}
