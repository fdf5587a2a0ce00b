import { AUDIT_RECORD } from '../../prisma/models.js';
import { parseLine } from '../schema/parse-line.js';
import { parseModels } from '../schema/parse-models.js';
import type { SchemaFile } from '../schema/plan-schema.js';

/** Declared, because `migrate dev` drops an index that it does not find in the schema. */
const INDEX = '@@index([searchText(ops: raw("gin_trgm_ops"))], type: Gin)';

/** The migration before the one that Prisma makes of the index. */
export const SEARCH_SQL = `-- auditreel search
-- Made by \`npx auditreel guard add --search\`: what the index on searchText is built with.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
`;

/** The schema's files that the index has to be added to: the one with AuditRecord, or none. */
export function withSearchIndex(files: readonly SchemaFile[]): readonly SchemaFile[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split(/\r?\n/);
    const block = parseModels(lines).find(({ name }) => name === AUDIT_RECORD.name);
    if (!block || block.lines.some(isSearchIndex)) return [];
    lines.splice(block.last, 0, `  ${INDEX}`);
    return [{ path, text: lines.join(text.includes('\r\n') ? '\r\n' : '\n') }];
  });
}

function isSearchIndex(line: string): boolean {
  const parsed = parseLine(line);
  return parsed.is === 'attribute' && /searchText\(.*gin_trgm_ops/.test(parsed.text);
}
