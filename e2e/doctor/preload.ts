import type { Host } from './open-host.ts';

/** Runs a line before the command, as if the machine were another. */
export async function preload(host: Host, line: string): Promise<void> {
  await host.write(
    'machine.mjs',
    `import fs from 'node:fs';\nimport { syncBuiltinESMExports } from 'node:module';\n${line}\nsyncBuiltinESMExports();\n`,
  );
  host.env.NODE_OPTIONS = `--import=${host.folder}/machine.mjs`;
}
