import { openAudit } from './src/audit.js';
import { openDatabase } from './src/database.js';
import { databaseUrl } from './src/database-url.js';

/** What `npx auditreel prune`, `erase`, `export`, `hold` and `doctor` work on. */
export default async () => openAudit(await openDatabase(databaseUrl()));
