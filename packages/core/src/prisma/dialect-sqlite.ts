import type { Dialect } from './dialect.js';
import { encodeJson } from './encode-json.js';

/** SQLite: `json_each`. `julianday` rather than `unixepoch('subsec')`, which older builds lack. */
export const sqlite: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  now: "CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER)",
  source: () => 'json_each(?) AS r WHERE true',
  value({ name, type }) {
    const read = `r.value->>'${name}'`;
    return type.is === 'time' || type.is === 'int' ? `CAST(${read} AS INTEGER)` : read;
  },
  ignoreKnown: (idColumns) => `ON CONFLICT (${idColumns.join(', ')}) DO NOTHING`,
  encode: encodeJson,
};
