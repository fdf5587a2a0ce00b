import { AuditError } from '../errors.js';

/** The command line cannot do what was asked; the message says what to do next. */
export class CliError extends AuditError {
  override readonly name: string = 'CliError';

  constructor(message: string, options?: ErrorOptions) {
    super('ERR_AUDIT_CLI', message, options);
  }
}

/** The host's copy of the models and ours cannot be merged without a decision of the host's. */
export class SchemaConflictError extends CliError {
  override readonly name = 'SchemaConflictError';
  readonly models: readonly string[];

  constructor(conflicts: readonly { readonly model: string; readonly text: string }[]) {
    super(
      [
        'Nothing was written: these models differ in a way that cannot be merged.',
        '',
        ...conflicts.map(({ text }) => `${text}\n`),
        'Make the lines marked with + yours, or drop your edit, then run: npx auditreel schema add',
      ].join('\n'),
    );
    this.models = conflicts.map(({ model }) => model);
  }
}
