/** Options that several commands have, as commander takes them. */
export const SCHEMA_OPTION = [
  '--schema <path>',
  'the Prisma schema, a file or a folder (default: where Prisma looks for it)',
] as const;

export const MIGRATIONS_OPTION = [
  '--migrations <path>',
  'the folder of migrations (default: where Prisma looks for it)',
] as const;

export const AUDIT_OPTION = [
  '--audit <path>',
  'the module that exports your audit (default: auditreel.config, then src/audit and the like)',
] as const;
