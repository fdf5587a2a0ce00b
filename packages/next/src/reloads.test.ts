import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostOf } from './testing/host-of.js';
import { type RunningApp, startApp, WHOLE_FILES } from './testing/whole-host.js';
import { writeHost } from './testing/write-host.js';

const host = hostOf({ name: 'reloads', basePath: '' });
const RELOADS = 100;

/** Each evaluation of the host's audit.ts leaves a note of what it made, which holds on to nothing. */
const FILES: Readonly<Record<string, string>> = {
  ...WHOLE_FILES,
  'audit.js': `${WHOLE_FILES['audit.js']}
globalThis.made = [...(globalThis.made ?? []), new WeakRef(audit)];
`,
  'app/alive/route.js': `import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { audit } from '../../audit.js';

export const dynamic = 'force-dynamic';
export async function GET() {
  setFlagsFromString('--expose-gc');
  for (let turn = 0; turn < 3; turn += 1) {
    await sleep(20);
    runInNewContext('gc')();
  }
  const alive = globalThis.made.filter((one) => one.deref() !== undefined).length;
  return Response.json({ made: globalThis.made.length, alive, path: audit.path });
}
`,
};

let app: RunningApp;
beforeAll(async () => {
  await writeHost({ ...host, scenarios: [], more: FILES });
  app = await startApp(join(host.next, 'dist/bin/next'), ['dev', host.dir], host.dir);
});
afterAll(() => app.stop());

it('a hundred reloads of the host’s audit.ts leave one writer, nothing of what went before, and the last word on who acts', async () => {
  const file = join(host.dir, 'audit.js');
  const text = await readFile(file, 'utf8');
  const before = await stateOf(app);
  for (let reload = 1; reload <= RELOADS; reload += 1) {
    await writeFile(file, text.replace("{ type: 'user', id }", `{ type: 'user', id: id + '-${reload}' }`));
    await reloaded(before.evaluations + reload);
  }
  await fetch(`${app.url}/orders/1`, { method: 'POST', headers: { 'x-user': 'ada' } });
  const records = await app.records(2);
  expect(records.map(({ action, actorId }) => [action, actorId])).toContainEqual([
    'order.refund',
    `ada-${RELOADS}`,
  ]);
  expect(new Set(records.map(({ writerEpoch }) => writerEpoch)).size).toBe(1);
  const after = await stateOf(app);
  expect(after.evaluations).toBeGreaterThanOrEqual(before.evaluations + RELOADS);
  expect(after.timers - before.timers).toBeLessThan(10);
  expect(after.signals).toBe(before.signals);
  const { made, alive } = (await (await fetch(`${app.url}/alive`)).json()) as Audits;
  expect(made).toBeGreaterThanOrEqual(RELOADS);
  // The one that does the work, and those of modules that Next itself still holds.
  expect(alive).toBeLessThan(10);
});

interface Audits {
  readonly made: number;
  readonly alive: number;
}

interface State {
  readonly evaluations: number;
  readonly timers: number;
  readonly signals: number;
}

async function stateOf({ url }: RunningApp): Promise<State> {
  return (await (await fetch(`${url}/records`)).json()) as State;
}

async function reloaded(evaluations: number): Promise<void> {
  const giveUpAt = Date.now() + 15_000;
  while ((await stateOf(app)).evaluations < evaluations) {
    if (Date.now() > giveUpAt) throw new Error(`The app did not reload:\n${app.printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
