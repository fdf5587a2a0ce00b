import { mkdir } from 'node:fs/promises';
import { preload } from '../preload.ts';
import type { CasesOf } from './case.ts';

export const PACKAGE_CASES: CasesOf<'packages'> = {
  'packages.node_old': {
    // Another Node.js is not at hand: this one says that it is older.
    trouble: (host) =>
      preload(
        host,
        "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });",
      ),
    mend: async ({ env }) => Reflect.deleteProperty(env, 'NODE_OPTIONS'),
  },
  'packages.mixed': {
    trouble: async (host) => {
      await mkdir(`${host.folder}/node_modules/@auditreel/viewer`, { recursive: true });
      await host.write('node_modules/@auditreel/viewer/package.json', '{ "version": "0.0.9" }');
    },
    mend: (host) => host.write('node_modules/@auditreel/viewer/package.json', '{ "version": "0.1.0" }'),
  },
};

export const AUDIT_CASES: CasesOf<'audit'> = {
  'audit.broken': {
    trouble: (host) => host.options('trustedProxies: ["everybody"]'),
    mend: (host) => host.options('trustedProxies: []'),
  },
};

/** Does what every finding of the secret says: a new one, where the old one stood. */
const newSecret = async (host: Parameters<CasesOf<'secret'>['secret.missing']['trouble']>[0]) => {
  const { stdout } = await host.node('-p', "require('node:crypto').randomBytes(32).toString('base64')");
  await secretIs(host, stdout.trim());
};

const secretIs = (host: Parameters<typeof newSecret>[0], secret: string) =>
  host.write('.env', (before) => before.replace(/^AUDITREEL_SECRET=.*$/m, `AUDITREEL_SECRET="${secret}"`));

const EXAMPLE = 'kP3v9sQx7Lm2Zt8wRb4Yc6Nd1Hf5Jg0A';

export const SECRET_CASES: CasesOf<'secret'> = {
  'secret.missing': { trouble: (host) => secretIs(host, ''), mend: newSecret },
  'secret.short': { trouble: (host) => secretIs(host, 'only-20-characters!!'), mend: newSecret },
  'secret.placeholder': {
    trouble: (host) => secretIs(host, 'please-change-me-before-you-deploy-this'),
    mend: newSecret,
  },
  'secret.example': {
    trouble: async (host) => {
      await host.write('.env.example', `DATABASE_URL=\nAUDITREEL_SECRET=${EXAMPLE}\n`);
      await secretIs(host, EXAMPLE);
    },
    mend: newSecret,
  },
  'secret.weak': { trouble: (host) => secretIs(host, 'qwertzui'.repeat(5)), mend: newSecret },
};
