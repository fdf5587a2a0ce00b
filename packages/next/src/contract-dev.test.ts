import { adapterContract } from '@auditreel/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostOf } from './testing/host-of.js';
import { type HostInUse, openHost } from './testing/open-host.js';
import { serveNext } from './testing/serve-next.js';

const { major } = hostOf({ name: 'dev', basePath: '' });

adapterContract(`Next ${major}, in development`, {
  serve: serveNext({ dev: true }),
  slashAtRoot: false,
  basePaths: [''],
});

/** Here, because it takes as long to start this server again as all of these tests take. */
describe(`server actions: Next ${major}, in development`, () => {
  let host: HostInUse;
  beforeEach(async () => {
    host = await openHost({ dev: true });
  });
  afterEach(() => host.close());

  it('one is recorded by its name, in the page that it was called from', async () => {
    expect((await host.callAction('plainAction')).status).toBe(200);
    expect(await host.record()).toMatchObject({
      action: 'plainAction',
      rpcPath: 'plainAction',
      route: '/actions',
      outcome: 'success',
    });
  });

  it('one is what it is decorated with, also posted as a form without script', async () => {
    await host.callAction('renameProject');
    await host.postForm('forbidProject');
    expect(await host.records(2)).toMatchObject([
      { action: 'project.rename', rpcPath: 'renameProject', targetId: '7' },
      { action: 'project.forbid', outcome: 'denied', route: '/actions' },
    ]);
  });
});
