import './clock.ts';
import { createServer } from 'node:http';
import { createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import express from 'express';
import type { AppConfig } from './app-config.ts';
import { openClient } from './open-client.ts';
import { shopOf } from './shop.ts';

/** The host app, in a process of its own. */
const config: AppConfig = JSON.parse(process.env.DEPLOYED_APP ?? '{}');

const audit = createAudit({
  storage: prismaStorage(await openClient(config.clientFile, config.databaseUrl)),
  secret: 'a secret that only this test knows, and long enough',
  actor: (request) =>
    request.headers.get('authorization') === 'Bearer ann' ? { type: 'user', id: 'ann', name: 'Ann' } : null,
  recording: { origins: config.origins ?? [] },
  trustedProxies: config.trustedProxies ?? [],
  ...(config.spoolFolder !== null && { durability: { spool: { dir: config.spoolFolder } } }),
  handleSignals: true,
});

const { restoredPrefix = '' } = config;
const app = express();
app.use(restoredPrefix || '/', shopOf(audit, config));
createServer((req, res) => {
  // Before Express sees it: what it keeps as the original address is what the browser knows.
  req.url = `${restoredPrefix}${req.url}`;
  app(req, res);
}).listen(config.port, () => console.log('is open'));
