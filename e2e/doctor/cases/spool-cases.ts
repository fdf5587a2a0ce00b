import { execFileSync } from 'node:child_process';
import { readdirSync, utimesSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Host } from '../open-host.ts';
import { openShop } from '../open-shop.ts';
import { preload } from '../preload.ts';
import type { CasesOf } from './case.ts';

const spoolIn = (dir: string) => `durability: { spool: { dir: ${JSON.stringify(dir)} } }`;
const elsewhere = (host: Host) => host.options(spoolIn('./spooled'));
const makeSpool = async ({ folder }: Host) => {
  await mkdir(`${folder}/.auditreel/spool`, { recursive: true, mode: 0o700 });
};
/** Runs what stands before the sentence in the line. */
const runs = ({ folder }: Host, line: string) => execFileSync('sh', ['-c', line], { cwd: folder });

export const SPOOL_CASES: CasesOf<'spool'> = {
  'spool.off': {
    trouble: (host) => host.options("durability: { default: 'best-effort' }"),
    mend: (host) => host.options(''),
  },
  'spool.unwritable': {
    trouble: (host) => writeFile(`${host.folder}/.auditreel`, 'a file in its place'),
    mend: elsewhere,
  },
  'spool.open': {
    trouble: async (host) => {
      await makeSpool(host);
      await chmod(`${host.folder}/.auditreel`, 0o777);
    },
    mend: async (host, line) => runs(host, line),
  },
  'spool.readable': {
    trouble: async (host) => {
      await makeSpool(host);
      await chmod(`${host.folder}/.auditreel/spool`, 0o755);
    },
    mend: async (host, line) => runs(host, line),
  },
  'spool.in_memory': {
    trouble: async (host) => {
      const dir = await mkdtemp('/dev/shm/auditreel-doctor-');
      host.onClose(() => rm(dir, { recursive: true }));
      await host.options(spoolIn(dir));
    },
    mend: elsewhere,
  },
  'spool.on_network': {
    // No network disk is at hand: the machine says that this one is NFS.
    trouble: (host) =>
      preload(
        host,
        'const { statfsSync } = fs; fs.statfsSync = (...args) => ({ ...statfsSync(...args), type: 0x6969 });',
      ),
    mend: async ({ env }) => Reflect.deleteProperty(env, 'NODE_OPTIONS'),
  },
  'spool.little_room': {
    trouble: (host) => host.options('durability: { spool: { maxBytes: 9e15 } }'),
    mend: (host) => host.options('durability: { spool: { maxBytes: 1e6 } }'),
  },
  'spool.backlog': {
    trouble: async (host) => {
      await host.write('crash.mjs', CRASH);
      const { stdout, stderr } = await host.node('--env-file=.env', 'crash.mjs');
      if (!stdout.includes('recorded')) throw new Error(`Nothing was recorded: ${stdout}${stderr}`);
      const root = `${host.folder}/.auditreel/spool`;
      const past = Date.now() / 1000 - 300;
      for (const spool of readdirSync(root)) {
        for (const file of readdirSync(`${root}/${spool}`))
          utimesSync(`${root}/${spool}/${file}`, past, past);
      }
    },
    mend: async (host) => {
      const { flush } = await openShop(host);
      await flush();
    },
  },
  'spool.in_git': {
    trouble: async (host) => {
      runs(host, 'git init --quiet . && rm .gitignore');
      await makeSpool(host);
    },
    mend: async (host, line) => runs(host, line),
  },
};

/** An app that dies with a record that no database has. */
const CRASH = `import { audit } from './audit.mjs';
const { ROOMS } = { ROOMS: Symbol.for('auditreel.rooms') };
audit.record({ action: 'order.create', actor: { type: 'system' } });
process.stdout.write('recorded', () => process.kill(process.pid, 'SIGKILL'));
`;
