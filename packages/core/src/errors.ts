export type AuditErrorCode =
  | 'ERR_AUDIT_OPTIONS'
  | 'ERR_AUDIT_SECRET'
  | 'ERR_AUDIT_STORAGE_MISSING'
  | 'ERR_AUDIT_SCHEMA_MISSING'
  | 'ERR_AUDIT_NO_DRAFT'
  | 'ERR_AUDIT_STORAGE_REFUSED'
  | 'ERR_AUDIT_STORAGE_UNAVAILABLE'
  | 'ERR_AUDIT_DROPPED'
  | 'ERR_AUDIT_SPOOL'
  | 'ERR_AUDIT_STRICT'
  | 'ERR_AUDIT_ACTOR'
  | 'ERR_AUDIT_HOST'
  | 'ERR_AUDIT_TOKEN'
  | 'ERR_AUDIT_RECORDER_ROUTE'
  | 'ERR_AUDIT_HELD'
  | 'ERR_AUDIT_FINDING'
  | 'ERR_AUDIT_CLI';

/**
 * Every error that auditreel throws or hands to `onError`; `docs/errors.md` explains each code.
 * @example if (error instanceof AuditError && error.code === 'ERR_AUDIT_SECRET') process.exit(1);
 */
export class AuditError extends Error {
  override readonly name: string = 'AuditError';
  readonly code: AuditErrorCode;

  constructor(code: AuditErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * An option of `createAudit` (or of a set-up function) that cannot be right; thrown at boot.
 * @example if (error instanceof OptionsError) console.error(`Look at ${error.option}: ${error.message}`);
 */
export class OptionsError extends AuditError {
  override readonly name = 'OptionsError';
  /** Path of the option, e.g. `recording.sample`. */
  readonly option: string;

  constructor(option: string, message: string) {
    super('ERR_AUDIT_OPTIONS', message);
    this.option = option;
  }
}

/**
 * The secret is missing or too short; thrown at its first use, because a build runs without secrets.
 * @example if (error instanceof SecretError) console.error(error.message); // shows the lines to add
 */
export class SecretError extends AuditError {
  override readonly name = 'SecretError';

  constructor(found: string) {
    super(
      'ERR_AUDIT_SECRET',
      [
        `The secret ${found}. Give createAudit at least 32 characters:`,
        '',
        '  createAudit({ secret: process.env.AUDITREEL_SECRET, … })',
        '',
        'and set it once, the same for every process:',
        '',
        '  AUDITREEL_SECRET="$(openssl rand -base64 32)"',
      ].join('\n'),
    );
  }
}

/**
 * `createAudit` was called without a storage.
 * @example if (error instanceof StorageMissingError) console.error(error.message); // shows the line to add
 */
export class StorageMissingError extends AuditError {
  override readonly name = 'StorageMissingError';

  constructor() {
    super(
      'ERR_AUDIT_STORAGE_MISSING',
      'No storage given. Pass one: createAudit({ storage: prismaStorage(prisma) }), or memoryStorage() in a test.',
    );
  }
}

/**
 * The storage is there and said no for good: sending the same rows again cannot help.
 * @example throw new StorageRefusedError('The database refused the data', { cause }); // in a storage of your own
 */
export class StorageRefusedError extends AuditError {
  override readonly name = 'StorageRefusedError';

  constructor(message: string, options?: ErrorOptions) {
    super('ERR_AUDIT_STORAGE_REFUSED', message, options);
  }
}

/**
 * The storage could not be asked: the same rows may go through later.
 * @example throw new StorageUnavailableError('The database could not be asked', { cause }); // in a storage of your own
 */
export class StorageUnavailableError extends AuditError {
  override readonly name = 'StorageUnavailableError';

  constructor(message: string, options?: ErrorOptions) {
    super('ERR_AUDIT_STORAGE_UNAVAILABLE', message, options);
  }
}
