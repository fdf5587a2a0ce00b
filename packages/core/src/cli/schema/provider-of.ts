import type { Provider } from '../../prisma/render-models.js';
import { CliError } from '../cli-error.js';
import type { SchemaFile } from './plan-schema.js';

const PROVIDERS: Readonly<Record<string, Provider>> = {
  sqlite: 'sqlite',
  postgresql: 'postgresql',
  postgres: 'postgresql',
  mysql: 'mysql',
};

/** The provider that the schema's `datasource` block names. */
export function providerOf(files: readonly SchemaFile[]): Provider {
  const named = files.flatMap(({ text }) => datasourceProvider(text))[0];
  if (named === undefined) {
    throw new CliError(
      `No datasource block in ${files.map(({ path }) => path).join(', ')}. Point to the schema: --schema <path>`,
    );
  }
  return asProvider(named);
}

/** @throws CliError for a database that auditreel has no models for */
export function asProvider(name: string): Provider {
  const provider = Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;
  if (provider) return provider;
  throw new CliError(
    `There are no models for the provider "${name}": auditreel knows sqlite, postgresql and mysql.`,
  );
}

function datasourceProvider(text: string): readonly string[] {
  const code = text.replace(/^\s*\/\/.*$/gm, '');
  const block = /^\s*datasource\s+\w+\s*\{([\s\S]*?)^\s*\}/m.exec(code)?.[1];
  const name = block === undefined ? undefined : /^\s*provider\s*=\s*"([^"]+)"/m.exec(block)?.[1];
  return name === undefined ? [] : [name];
}
