import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostDatabases } from './host-databases.ts';
import { type HostProject, hostProject } from './host-project.ts';
import { HOSTS } from './hosts.ts';

const databases = await hostDatabases();
const { urlOf } = databases;

afterAll(() => databases.dropAll());

describe.each(HOSTS)('schema commands for $name', (host) => {
  const skipped = databases.isMissing(host);
  const title = (text: string): string => databases.title(host, text);
  /** A folder differs in what is found and written. */
  const isBrief = host.schema === 'models';
  let project: HostProject;
  let development: string;

  beforeAll(async () => {
    if (skipped) return;
    project = await hostProject(host);
    development = urlOf(host, 'development');
    const own = await project.migrateDev(development, 'own_models');
    expect(own.output).toContain('now in sync with your schema');
  });

  afterAll(() => project?.remove());

  it.skipIf(skipped)(title('say that the models are missing, and which line to run'), async () => {
    const check = await project.auditreel('schema', 'check');
    expect(check).toMatchObject({ code: 1, output: expect.stringContaining('npx auditreel schema add') });
  });

  it.skipIf(skipped)(title('add models that migrate beside the own ones'), async () => {
    expect((await project.auditreel('schema', 'add')).code).toBe(0);
    const dev = await project.migrateDev(development, 'add_auditreel');
    expect(dev.output).toContain('now in sync with your schema');
    expect(await readdir(`${project.folder}/migrations`)).toContainEqual(
      expect.stringMatching(/_add_auditreel$/),
    );
    expect((await project.auditreel('schema', 'check')).code).toBe(0);
  });

  it.skipIf(skipped)(title('leave nothing to do for a second run'), async () => {
    expect((await project.auditreel('schema', 'add')).output).toContain('up to date');
    const dev = await project.migrateDev(development, 'again');
    expect(dev.output).toContain('Already in sync');
    expect(await readdir(`${project.folder}/migrations`)).not.toContainEqual(
      expect.stringMatching(/_again$/),
    );
  });

  if (isBrief) return;

  it.skipIf(skipped)(title('accept what prisma format makes of the models'), async () => {
    expect((await project.prisma(development, 'format')).code).toBe(0);
    expect((await project.auditreel('schema', 'check')).code).toBe(0);
  });

  it.skipIf(skipped)(title('make a history that deploys'), async () => {
    const production = urlOf(host, 'production');
    const deploy = await project.prisma(production, 'migrate', 'deploy');
    expect(deploy.output).toContain('successfully applied');
    expect((await project.prisma(production, 'migrate', 'deploy')).output).toContain('No pending migrations');
  });
});
