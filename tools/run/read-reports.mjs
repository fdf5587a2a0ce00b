import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/** The reports of vitest's JSON reporter, one a workspace (see `packageTests` in vitest.shared.ts). */
export function readReports() {
  return reportNames().map((name) => JSON.parse(readFileSync(fromRoot(`test-results/${name}`), 'utf8')));
}

function reportNames() {
  const folder = fromRoot('test-results');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}
