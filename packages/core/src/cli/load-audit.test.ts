import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ROOMS } from '../audit.js';
import { loadAudit } from './load-audit.js';
import { type TemporaryFolder, temporaryFolder } from './testing/temporary-folder.js';

/** An audit, as far as one is known by; its path tells which it is. */
const anAudit = (path: string): string =>
  `{ path: ${JSON.stringify(path)}, [Symbol.for('auditreel.rooms')]: {} }`;

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
  folder.put({ 'package.json': '{ "type": "module" }' });
});
afterEach(() => folder.remove());

const pathOf = async (given?: string): Promise<string> => (await loadAudit(folder.path, given)).path;

it.each([
  ['auditreel.config.ts'],
  ['src/audit.ts'],
  ['audit.js'],
  ['lib/audit.mjs'],
  ['src/lib/audit.mts'],
  ['app/audit.ts'],
  ['server/audit.cjs'],
])('finds it in %s', async (name) => {
  const isCommon = name.endsWith('.cjs');
  folder.put({ [name]: `${isCommon ? 'exports.audit =' : 'export const audit ='} ${anAudit(name)};` });
  expect(await pathOf()).toBe(name);
});

it('takes the configuration before any other place', async () => {
  folder.put({
    'src/audit.ts': `export const audit = ${anAudit('src')};`,
    'auditreel.config.ts': `export const audit = ${anAudit('config')};`,
  });
  expect(await pathOf()).toBe('config');
});

it('takes the module that is named, from where the command runs', async () => {
  folder.put({
    'src/audit.ts': `export const audit = ${anAudit('src')};`,
    'other/place.ts': `export const audit = ${anAudit('other')};`,
  });
  expect(await pathOf('other/place.ts')).toBe('other');
});

it.each([
  ['the default export', (audit: string) => `export default ${audit};`],
  ['a function of one', (audit: string) => `export const audit = () => (${audit});`],
  ['a promise of one', (audit: string) => `export default async () => (${audit});`],
  [
    'types, which are none at run time',
    (audit: string) => `interface A { x: string }\nexport const audit: unknown = ${audit};`,
  ],
])('takes %s', async (_, source) => {
  folder.put({ 'src/audit.ts': source(anAudit('x')) });
  expect(await pathOf()).toBe('x');
});

it('follows what the host’s tsconfig calls its folders', async () => {
  folder.put({
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'src/named.ts': `export const named = ${anAudit('named')};`,
    'src/audit.ts': "import { named } from '@/named';\nexport const audit = named;",
  });
  expect(await pathOf()).toBe('named');
});

it('knows what the .env files say, the local one first, and nothing that is set already', async () => {
  vi.stubEnv('AUDITREEL_TEST_SET', 'set');
  folder.put({
    '.env': 'AUDITREEL_TEST_A=env\nAUDITREEL_TEST_B=env\nAUDITREEL_TEST_SET=env\n',
    '.env.local': 'AUDITREEL_TEST_A=local\n',
    'audit.ts': `const { AUDITREEL_TEST_A: a, AUDITREEL_TEST_B: b, AUDITREEL_TEST_SET: c } = process.env;
export const audit = { ...${anAudit('')}, path: [a, b, c].join(' ') };`,
  });
  expect(await pathOf()).toBe('local env set');
  vi.unstubAllEnvs();
  for (const name of ['A', 'B']) delete process.env[`AUDITREEL_TEST_${name}`];
});

it('gives the audit itself, rooms and all', async () => {
  folder.put({ 'audit.ts': `export const audit = ${anAudit('x')};` });
  expect((await loadAudit(folder.path))[ROOMS]).toEqual({});
});

it.each([
  ['no module', {}, undefined, 'No module with your audit found'],
  ['a name of nothing', {}, 'src/nothing.ts', 'which is not there'],
  ['a module without it', { 'audit.ts': 'export const other = 1;' }, undefined, 'exports no audit'],
  [
    'something else under its name',
    { 'audit.ts': 'export const audit = {};' },
    undefined,
    'exports no audit',
  ],
  [
    'a module that throws',
    { 'audit.ts': "throw new Error('no database');" },
    undefined,
    'could not be loaded: no database',
  ],
  ['a module that is no TypeScript', { 'audit.ts': 'export const = ;' }, undefined, 'could not be loaded'],
])('says what to do about %s', async (_, files, given, says) => {
  folder.put(files);
  await expect(loadAudit(folder.path, given)).rejects.toMatchObject({ code: 'ERR_AUDIT_CLI' });
  await expect(loadAudit(folder.path, given)).rejects.toThrow(says);
});
