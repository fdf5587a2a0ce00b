import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const workspaceFolder: string = fileURLToPath(new URL('../../examples/next-trpc/', import.meta.url));
export const packagesFolder: string = fileURLToPath(new URL('../../packages/', import.meta.url));
/** The Next.js that the example itself depends on. */
export const nextCli: string = createRequire(`${workspaceFolder}package.json`).resolve('next/dist/bin/next');
