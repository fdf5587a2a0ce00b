import type { Provider } from '../../packages/core/src/prisma/render-models.ts';

export const DATABASE_NAMES = ['sqlite', 'postgresql', 'mariadb'] as const;

export type DatabaseName = (typeof DATABASE_NAMES)[number];

export const PROVIDER_OF: Readonly<Record<DatabaseName, Provider>> = {
  sqlite: 'sqlite',
  postgresql: 'postgresql',
  mariadb: 'mysql',
};

/** Where the client of a database is generated, apart from those of the other tests. */
export function generatedName(database: DatabaseName): string {
  return `chaos-${PROVIDER_OF[database]}`;
}

/** Which place an app or a reader is given to find its database at. */
export interface DatabaseAddress {
  readonly database: DatabaseName;
  readonly url: string;
}
