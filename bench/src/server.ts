import type { AddressInfo } from 'node:net';
import { createApp } from './apps.ts';

/** What the parent may ask, and what it is answered. */
export interface Answers {
  /** Begins a turn. */
  readonly reset: Record<string, never>;
  /** What the turn has cost, once everything it owes is written. */
  readonly report: { readonly cpuMicros: number; readonly answered: number };
  readonly owed: Owed;
}

export interface Owed {
  readonly answered: number;
  readonly stored: number | null;
}

export type Question = keyof Answers;

/** Runs one variant and answers its parent: where it listens, and what a turn has cost. */
const [variant = '', folder = '', postgresUrl = ''] = process.argv.slice(2);
const app = await createApp({ variant, folder, postgresUrl });

let cpu = process.cpuUsage();
let answered = 0;
let answeredBefore = 0;
// What the recorder uploads meanwhile is none of it. First of all: Express takes a mount's path off the url.
app.server.prependListener('request', ({ url }, res) => {
  if (url === app.path) res.once('close', () => answered++);
});

async function answer(question: Question): Promise<Answers[Question]> {
  await app.flush();
  switch (question) {
    case 'reset':
      answeredBefore = answered;
      cpu = process.cpuUsage();
      return {};
    case 'report': {
      const { user, system } = process.cpuUsage(cpu);
      return { cpuMicros: user + system, answered: answered - answeredBefore };
    }
    case 'owed':
      return { answered, stored: await app.stored() };
  }
}

process.on('message', async (question) => process.send?.(await answer(question as Question)));
process.on('disconnect', () => process.exit());

app.server.listen(0, '127.0.0.1', () => {
  const { port } = app.server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}${app.path}`, sessionToken: app.sessionToken });
});
