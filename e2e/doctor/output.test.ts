import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { expect, inject, it } from 'vitest';
import { openHost } from './open-host.ts';
import { openShop } from './open-shop.ts';
import { order, record } from './visit.ts';

/** Every file below a folder, by its content. */
function hashesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(`${folder}/${name}`).isFile()).sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(`${folder}/${name}`))
        .digest('hex'),
    ]),
  );
}

it('changes nothing: no file, no row, and no spool is made or taken over', async ({ onTestFinished }) => {
  const host = await openHost();
  onTestFinished(host.close);
  const shop = await openShop(host);
  await order(shop);
  await record(shop);
  await shop.audit.close();
  const before = hashesIn(host.folder);
  expect((await host.doctor()).code).toBe(0);
  expect(hashesIn(host.folder)).toEqual(before);
});

const isMissing = inject('postgresTemplate') === '';

it.skipIf(isMissing)('prints no secret and no password, whatever is wrong', async ({ onTestFinished }) => {
  const host = await openHost('postgresql');
  onTestFinished(host.close);
  const secret = 'change-me-0123456789-abcdefghijklmnopq';
  const password = 'hunter2hunter2';
  await host.write(
    '.env',
    `AUDITREEL_SECRET=${secret}\nDATABASE_URL=postgresql://shop:${password}@127.0.0.1:9/shop\n`,
  );
  host.args.push('--url', `http://shop:${password}@127.0.0.1:9/?token=${password}`);
  const told = await Promise.all([
    host.auditreel('doctor', ...host.args),
    host.auditreel('doctor', '--json', ...host.args),
  ]);
  for (const { stdout, stderr, code } of told) {
    for (const id of ['secret.placeholder', 'database.unreachable', 'page.unreachable'])
      expect(stdout).toContain(id);
    expect(code).toBe(1);
    for (const hidden of [secret, secret.slice(0, 12), secret.slice(-12), password]) {
      expect(stdout + stderr).not.toContain(hidden);
    }
  }
});

it('goes on where one thing is missing, and says what each section waits for', async ({ onTestFinished }) => {
  const host = await openHost();
  onTestFinished(host.close);
  await rm(`${host.folder}/audit.mjs`);
  await rm(`${host.folder}/prisma/migrations`, { recursive: true });
  const { findings, code } = await host.doctor();
  const idOf = (check: string) => findings.find((finding) => finding.check === check)?.id;
  expect(code).toBe(1);
  expect(idOf('audit')).toBe('audit.broken');
  expect(idOf('schema')).toBe('schema.ok');
  for (const check of [
    'secret',
    'database',
    'migrations',
    'guard',
    'spool',
    'clock',
    'page',
    'ingest',
    'policy',
  ]) {
    expect(idOf(check)).toBe(`${check}.not_done`);
  }
  expect(findings.find(({ id }) => id === 'page.not_done')?.mend).toContain('--url');
  expect(findings.filter(({ id }) => id.endsWith('.failed'))).toEqual([]);
});
