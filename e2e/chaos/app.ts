import { createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import type { AppConfig, AppMessage, AppQuestion, AppState } from './app-messages.ts';
import { shiftClock } from './clock.ts';
import { openClient } from './open-client.ts';
import { shopOf } from './shop.ts';

/** The host app that is killed: audited, with a business of its own in the same database. */
const config: AppConfig = JSON.parse(process.env.CHAOS_APP ?? '');
const errors: Record<string, number> = {};
const prisma = await openClient(config);

const audit = createAudit({
  storage: prismaStorage(prisma),
  secret: 'a secret that only this test knows, and long enough',
  durability: {
    default: config.durability,
    spool: { dir: config.spoolFolder, maxBytes: 1_000_000_000 },
  },
  // Who acts is known only after the answer, now and then, as with a session in a database.
  actor: async () => {
    await new Promise((resolve) => setTimeout(resolve, 3));
    return { type: 'user', id: 'u1' };
  },
  onError: (error) => {
    const code = 'code' in error ? String(error.code) : error.name;
    errors[code] = (errors[code] ?? 0) + 1;
  },
});

let closed: AppState['closed'] = null;

async function obey(question: AppQuestion): Promise<void> {
  switch (question.ask) {
    case 'flush':
      return audit.flush({ deadlineMs: 60_000 });
    case 'shift':
      return shiftClock(question.ms);
    case 'close':
      closed = await audit.close({ deadlineMs: 60_000 });
      return;
    case 'health':
      return;
  }
}

function tell(message: AppMessage): void {
  process.send?.(message);
}

process.on('message', async ({ number, question }: { number: number; question: AppQuestion }) => {
  await obey(question);
  const state = { health: audit.health(), rssBytes: process.memoryUsage().rss, errors, closed };
  tell({ is: 'answer', number, state });
});
process.on('disconnect', () => process.exit());

const server = shopOf({ audit, prisma, database: config.database }).listen(config.port, '127.0.0.1', () => {
  tell({ is: 'open' });
});
// No client meets a connection that is being closed because it was idle.
server.keepAliveTimeout = 120_000;
