import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { handOver } from '../next-app/handed-over.ts';
import { type App, type AppOptions, NO_RECORDS } from './app.ts';
import { openAudit } from './open-audit.ts';
import { ORDER_PATH } from './order-app.ts';
import { userHeaderOf } from './user-header-of.ts';

const FOLDER = fileURLToPath(new URL('../next-app', import.meta.url));

/** The built Next app, served in this process; all variants are one build, and differ in what its instrumentation finds. */
export async function nextApp(options: AppOptions): Promise<App> {
  const opened = options.variant.endsWith('-bare') ? null : await openAudit(options, userHeaderOf);
  if (opened) handOver(opened.audit);
  const app = next({ dev: false, dir: FOLDER, quiet: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((req, res) => void handle(req, res));
  return { ...(opened?.books ?? NO_RECORDS), server, path: ORDER_PATH };
}
