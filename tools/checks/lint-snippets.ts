import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Snippet = readonly [path: string, source: string];

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string };
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** Lints snippets as if they lay in this repository; the answer maps `path source` to what the import rules said. */
export function lintSnippets(snippets: readonly Snippet[]): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  try {
    for (const path of ['biome.json', 'tools/lint'])
      cpSync(join(root, path), join(folder, path), { recursive: true });
    const files = new Map(
      snippets.map((snippet, index) => [place(folder, snippet, index), snippet.join(' ')]),
    );
    const findings = new Map(snippets.map((snippet): [string, string[]] => [snippet.join(' '), []]));
    for (const { location, message } of run(folder)) {
      findings.get(files.get(location.path) ?? '')?.push(message);
    }
    return findings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Snippets share a path, so each gets a folder of its own depth-preserving name: `a.ts` becomes `a-7.ts`. */
function place(folder: string, [path, source]: Snippet, index: number): string {
  const extension = /(\.test)?\.tsx?$/.exec(path)?.[0] ?? extname(path);
  const isEntry = !path.includes('/a.');
  const placed = isEntry ? path : path.replace(extension, `-${index}${extension}`);
  mkdirSync(dirname(join(folder, placed)), { recursive: true });
  writeFileSync(join(folder, placed), `${source}\n`);
  return placed;
}

function run(folder: string): Diagnostic[] {
  const args = [
    biome,
    'lint',
    '--vcs-enabled=false',
    '--max-diagnostics=1000',
    '--reporter=json',
    'packages',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const report: { diagnostics: Diagnostic[] } = JSON.parse(stdout);
  if (report.diagnostics.length === 0) throw new Error(`The linter found nothing at all: ${stderr}`);
  return report.diagnostics.filter(({ category }) => /noRestrictedImports|plugin/.test(category));
}
