import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf } from './generate-client.ts';

const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const BASE = fileURLToPath(new URL('../../tsconfig.source.json', import.meta.url));

/** What the compiler says of code that uses a generated client. */
export async function typeErrorsOf(name: string, prisma: 6 | 7, code: string): Promise<string> {
  const folder = folderOf(name, prisma);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/uses.ts`, code);
  const compilerOptions = {
    isolatedDeclarations: false,
    declaration: false,
    allowImportingTsExtensions: true,
  };
  await writeFile(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: BASE, compilerOptions, files: ['uses.ts'] }),
  );
  return typeErrors(folder);
}

function typeErrors(folder: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [TSC, '--noEmit', '-p', folder], (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
