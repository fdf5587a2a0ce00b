import type { Databases } from './prepare-databases.ts';

/** Variants measured side by side, in the order of their table; the first is what ratios are to. */
export interface Table {
  /** Its key in the results. */
  readonly name: string;
  /** What stands above it; empty where nothing has to be said. */
  readonly caption: string;
  readonly variants: readonly string[];
  /** Requests a second; as many as are answered where it is not given. */
  readonly rate?: number;
}

/** A framework's tables: written into a file and a place in the document of its own. */
export interface Suite {
  readonly name: 'express' | 'next' | 'trpc' | 'uploads';
  readonly tables: readonly Table[];
}

export function suitesOf(databases: Databases): readonly Suite[] {
  return [
    {
      name: 'express',
      tables: [
        { name: 'http', caption: '', variants: expressVariants(databases) },
        // The same bare app with only a context around each request.
        {
          name: 'contexts',
          caption: 'Context propagation alone, ten awaits a request:',
          variants: ['bare-awaits', 'als', 'cls-hooked'],
        },
      ],
    },
    {
      name: 'next',
      tables: [
        {
          name: 'http',
          caption: '',
          variants: ['next-bare', 'next-auditreel-nowhere', 'next-auditreel-libsql'],
        },
      ],
    },
    {
      name: 'trpc',
      tables: [
        {
          name: 'express',
          caption: 'Under Express, `auditMiddleware` with the plugin (`auditreel`) or the plugin alone:',
          variants: [
            'trpc-express-bare',
            'trpc-express-auditreel-nowhere',
            'trpc-express-auditreel-libsql',
            'trpc-express-plugin-nowhere',
            'trpc-express-plugin-libsql',
          ],
        },
        {
          name: 'standalone',
          caption: "tRPC's own server, the plugin alone:",
          variants: [
            'trpc-standalone-bare',
            'trpc-standalone-plugin-nowhere',
            'trpc-standalone-plugin-libsql',
          ],
        },
      ],
    },
    { name: 'uploads', tables: uploadTables(databases) },
  ];
}

function expressVariants({ hasBetterSqlite, postgresUrl }: Databases): readonly string[] {
  return [
    'bare',
    'auditreel-nowhere',
    'auditreel-libsql',
    ...(hasBetterSqlite ? ['auditreel-better-sqlite3'] : []),
    ...(postgresUrl === null ? [] : ['auditreel-postgresql']),
    'pino-http',
    'create-libsql',
    ...(postgresUrl === null ? [] : ['create-postgresql']),
  ];
}

/** Each against its own rest: what uploads cost another route depends on how the database's client waits. */
function uploadTables({ postgresUrl }: Databases): readonly Table[] {
  const stores = ['nowhere', 'libsql', ...(postgresUrl === null ? [] : ['postgresql'])];
  return stores.map((store) => ({
    name: store,
    caption: `Another route at 200 requests a second while 50 clients upload to ${store}: never, and at the recorder's rhythm:`,
    variants: [`uploads-never-${store}`, `uploads-10s-${store}`],
    rate: 200,
  }));
}
