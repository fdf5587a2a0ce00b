import { relative } from 'node:path';
import { parseModels } from '../../cli/schema/parse-models.js';
import { planSchema, type SchemaPlan } from '../../cli/schema/plan-schema.js';
import { providerOf } from '../../cli/schema/provider-of.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import type { DoctorHost } from '../host/doctor-host.js';

const ADD = 'npx auditreel schema add && npx prisma migrate dev --name add_auditreel';

/** The models in the host's schema, and in the client that was generated from it, against the installed version. */
export const checkSchema: Check = {
  name: 'schema',
  title: 'Schema',
  run: async (host) => {
    const { path: full, files, newModelsPath } = host.schema();
    const path = relative(host.cwd, full);
    const plan = planSchema(files, providerOf(files), newModelsPath);
    const names = files.flatMap(({ text }) => parseModels(text.split(/\r?\n/))).map(({ name }) => name);
    const findings = ofSchema(plan, { path, isThere: names.includes('AuditRecord') });
    return findings.length > 0 ? findings : ofClient(host, path);
  },
};

function ofSchema(
  { changes, conflicts }: SchemaPlan,
  { path, isThere }: { readonly path: string; readonly isThere: boolean },
): readonly Finding[] {
  if (!isThere) return [found('schema.absent', `${path} has none of auditreel's models.`, ADD)];
  const edited = conflicts.map(({ model }) => model).join(', ');
  if (edited !== '') {
    const mend = 'npx auditreel schema check   # shows the lines, and what they should be';
    return [found('schema.edited', `${path}: ${edited} was changed in a way that does not work.`, mend)];
  }
  const older = changes.map(({ model }) => model).join(', ');
  if (older === '') return [];
  const says = `${path} is older than the installed package: ${older}. What it lacks is left out until then.`;
  return [found('schema.behind', says, ADD)];
}

/** The schema fits; the client may have been generated from an older one. */
async function ofClient(host: DoctorHost, path: string): Promise<readonly Finding[]> {
  const fits = found('schema.ok', `${path} has auditreel's models as installed.`);
  const missing = await missingInClient(host);
  if (missing === '') return [fits];
  return [
    found(
      'schema.client_behind',
      `The Prisma client is older than the schema: it lacks ${missing}.`,
      'npx prisma generate',
    ),
  ];
}

/** Where the audit can't be loaded, or has no model at all, other checks say so. */
async function missingInClient(host: DoctorHost): Promise<string> {
  const storage = await host.storage().catch(() => null);
  return (storage?.missingColumns?.() ?? []).join(', ');
}
