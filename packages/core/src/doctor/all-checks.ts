import type { Check } from './check.js';
import { checkAudit } from './checks/check-audit.js';
import { checkChanges } from './checks/check-changes.js';
import { checkClock } from './checks/check-clock.js';
import { checkDatabase } from './checks/check-database.js';
import { checkGuard } from './checks/check-guard.js';
import { checkIngest } from './checks/check-ingest.js';
import { checkMigrations } from './checks/check-migrations.js';
import { checkPackages } from './checks/check-packages.js';
import { checkPage } from './checks/check-page.js';
import { checkPolicy } from './checks/check-policy.js';
import { checkProxy } from './checks/check-proxy.js';
import { checkRecordings } from './checks/check-recordings.js';
import { checkRecords } from './checks/check-records.js';
import { checkRetention } from './checks/check-retention.js';
import { checkSchema } from './checks/check-schema.js';
import { checkSecret } from './checks/check-secret.js';
import { checkSpool } from './checks/check-spool.js';

/** In the order of the report: what others rest on comes first. */
export const ALL_CHECKS: readonly Check[] = [
  checkPackages,
  checkAudit,
  checkSecret,
  checkSchema,
  checkDatabase,
  checkMigrations,
  checkGuard,
  checkChanges,
  checkSpool,
  checkClock,
  checkRecords,
  checkProxy,
  checkRecordings,
  checkRetention,
  checkPage,
  checkIngest,
  checkPolicy,
];
