import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A Next app of the tests' own, in the folder of the Next that it is for. */
export interface Host {
  readonly dir: string;
  /** Empty, or like `/shop`. */
  readonly basePath: string;
  /** Folder of the package `next`. */
  readonly next: string;
  readonly major: number;
}

const repository = join(import.meta.dirname, '../../../..');

/** Where a host belongs: `AUDITREEL_NEXT` names the folder whose Next it is for. @default this package */
export function hostOf({ name, basePath }: { readonly name: string; readonly basePath: string }): Host {
  const home = join(repository, process.env.AUDITREEL_NEXT ?? 'packages/next');
  const manifest = createRequire(join(home, 'package.json')).resolve('next/package.json');
  const { version } = createRequire(manifest)(manifest) as { readonly version: string };
  return {
    dir: join(home, '.hosts', `${name}${basePath.replaceAll('/', '-')}`),
    basePath,
    next: dirname(manifest),
    major: Number(version.split('.')[0]),
  };
}
