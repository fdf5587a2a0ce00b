import { AuditError } from '../errors.js';

/** The models or tables are not there; thrown at first use, with the commands that add them. */
export class SchemaMissingError extends AuditError {
  override readonly name = 'SchemaMissingError';

  constructor(found: string, options?: ErrorOptions) {
    super(
      'ERR_AUDIT_SCHEMA_MISSING',
      [
        `${found}. Add auditreel's models to the schema and bring the database up to date:`,
        '',
        '  npx auditreel schema add',
        '  npx prisma migrate dev --name add_auditreel',
        '',
        'In production the second line is: npx prisma migrate deploy',
      ].join('\n'),
      options,
    );
  }
}
