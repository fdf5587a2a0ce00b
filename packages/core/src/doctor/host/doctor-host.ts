import { ROOMS } from '../../audit.js';
import type { AuditRooms } from '../../audit-rooms.js';
import { loadAudit } from '../../cli/load-audit.js';
import { findMigrations, type MigrationHistory } from '../../cli/migrations/find-migrations.js';
import { findSchema } from '../../cli/schema/find-schema.js';
import { type HostSchema, readSchema } from '../../cli/schema/read-schema.js';
import { once } from '../../once.js';
import { type Catalogue, catalogueOf } from '../../storage/catalogue.js';
import type { AuditStorage } from '../../storage/ports.js';
import { withinDeadline } from '../../within-deadline.js';
import { NotDoneError, unlessNotDone } from '../not-done-error.js';
import { type Page, readPage } from '../page/read-page.js';
import { kept } from './kept.js';
import { promptly } from './promptly.js';

/** What `auditreel doctor` is given. */
export interface DoctorOptions {
  readonly audit?: string;
  readonly schema?: string;
  readonly migrations?: string;
  readonly url?: string;
}

/** The world around the doctor. */
export interface DoctorWorld {
  readonly cwd: string;
  /** Of the package that the doctor came with. */
  readonly version: string;
  readonly now: () => Date;
}

/** The host as the checks see it: each part is looked up when first asked for, and once. */
export interface DoctorHost extends DoctorWorld {
  readonly options: DoctorOptions;
  /** @throws CliError when it is not found or fails, and whatever its set-up throws */
  load(): Promise<AuditRooms>;
  /** @throws NotDoneError where `load` fails: the check of the audit says why */
  rooms(): Promise<AuditRooms>;
  /** What the database says of itself, once it has answered. @throws NotDoneError */
  database(): Promise<Catalogue>;
  /** The storage, once its tables were there. @throws NotDoneError */
  storage(): Promise<AuditStorage>;
  /** @throws CliError when there is none */
  schema(): HostSchema & { readonly path: string };
  /** @throws CliError when there is none */
  history(): MigrationHistory;
  /** The page at `--url`. @throws NotDoneError without one, or when it does not answer */
  page(): Promise<Page>;
  /** Lets go of the database, so that the process can end. */
  leave(): Promise<void>;
}

export function doctorHost(options: DoctorOptions, world: DoctorWorld): DoctorHost {
  const { cwd } = world;
  const load = kept(async () => (await promptly(loadAudit(cwd, options.audit), LOAD))[ROOMS]);
  const rooms = kept(() => roomsOf(load));
  const schema = once(() => {
    const path = findSchema(cwd, options.schema);
    return { path, ...readSchema(path) };
  });
  return {
    ...world,
    options,
    load,
    rooms,
    schema,
    database: kept(async () => answering((await rooms()).storage)),
    storage: kept(async () => ready((await rooms()).storage)),
    history: once(() => findMigrations(cwd, schema(), options.migrations)),
    page: kept(async () => readPage(options.url ?? null)),
    leave: async () => {
      const storage = (await unlessNotDone(rooms))?.storage;
      const database = storage ? catalogueOf(storage) : null;
      if (database !== null) await withinDeadline(database.leave(), LEAVE_MS);
    },
  };
}

const LEAVE_MS = 2000;
const LOAD = { ms: 20_000, says: 'Your audit was not loaded' };
const ANSWER = { ms: 10_000, says: 'The database did not answer' };

async function roomsOf(load: DoctorHost['load']): Promise<AuditRooms> {
  try {
    return await load();
  } catch {
    throw new NotDoneError('Your audit could not be loaded: see Audit.');
  }
}

async function answering(storage: AuditStorage): Promise<Catalogue> {
  const database = catalogueOf(storage);
  if (database === null) throw new NotDoneError('The storage is not prismaStorage().');
  try {
    await promptly(database.now(), ANSWER);
    return database;
  } catch {
    throw new NotDoneError('The database does not answer: see Database.');
  }
}

async function ready(storage: AuditStorage): Promise<AuditStorage> {
  try {
    await promptly(storage.check(), ANSWER);
    return storage;
  } catch {
    throw new NotDoneError('The storage is not ready: see Database.');
  }
}
