import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { type InstalledPackage, installedPackages } from '../host/installed-packages.js';

/** What `engines` asks for. */
const NODE = [20, 19] as const;

/** Node.js, and whether the installed packages belong together. */
export const checkPackages: Check = {
  name: 'packages',
  title: 'Packages',
  run: async ({ cwd, version }) => {
    const own = { name: '@auditreel/core', version, folder: 'this command' };
    return [...nodeFindings(), packageFinding([own, ...installedPackages(cwd)])];
  },
};

function nodeFindings(): readonly Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return [];
  return [
    found(
      'packages.node_old',
      `Node.js is ${process.versions.node}; auditreel needs ${NODE.join('.')} or newer.`,
      'nvm install --lts',
    ),
  ];
}

function packageFinding(packages: readonly InstalledPackage[]): Finding {
  const versions = [...new Set(packages.map((one) => one.version))].sort();
  const names = [...new Set(packages.map((one) => one.name))].sort();
  if (versions.length === 1) {
    return found(
      'packages.ok',
      `Node.js ${process.versions.node}; auditreel ${versions[0]}: ${names.map(shortOf).join(', ')}.`,
    );
  }
  const list = packages.map((one) => `${one.name} ${one.version} (${one.folder})`);
  return found(
    'packages.mixed',
    `The packages are of ${versions.length} versions: ${list.join(', ')}.`,
    `npm install ${names.map((name) => `${name}@latest`).join(' ')}`,
  );
}

function shortOf(name: string): string {
  return name.slice('@auditreel/'.length);
}
