import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHost } from './testing/build-host.js';
import { hostOf } from './testing/host-of.js';
import { type RunningApp, startApp, WHOLE_FILES } from './testing/whole-host.js';
import { writeHost } from './testing/write-host.js';

const host = hostOf({ name: 'cached', basePath: '' });

/** Next 16's own model: everything is static but what says otherwise, and `use cache` keeps results. */
const FILES: Readonly<Record<string, string>> = {
  ...WHOLE_FILES,
  'app/records/route.js': (WHOLE_FILES['app/records/route.js'] ?? '')
    .replace("export const dynamic = 'force-dynamic';", "import { connection } from 'next/server';")
    .replace('await audit.flush();', 'await connection(); await audit.flush();'),
  'app/cached/page.js': `async function madeAt() { 'use cache'; return Math.random(); }
export default async function Page() { return <p>made at {await madeAt()}</p>; }
`,
  'app/streamed/page.js': `import { Suspense } from 'react';
import { headers } from 'next/headers';

async function Late() {
  await headers();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return <b>late</b>;
}
export default function Page() { return <main><i>shell</i><Suspense fallback={<u>waiting</u>}><Late /></Suspense></main>; }
`,
  'app/report/route.js': `import { withAudit } from '@auditreel/next';
import { audit } from '../../audit.js';

export const GET = withAudit(audit, { action: 'report.read' }, async () => Response.json({ made: 'once' }));
`,
};

describe.skipIf(host.major < 16)('cacheComponents (Next 16)', () => {
  let built = '';
  let app: RunningApp;
  beforeAll(async () => {
    await writeHost({ ...host, scenarios: [], more: FILES, config: '  cacheComponents: true,' });
    built = await buildHost(host);
    app = await startApp(join(host.next, 'dist/bin/next'), ['start', host.dir], host.dir);
  });
  afterAll(() => app?.stop());

  it('pages and decorated reads are prerendered as they were', () => {
    const kinds = new Map(
      built
        .split('\n')
        .flatMap((line) =>
          [...line.matchAll(/([○◐ƒ●]) (\/\S*)/g)].map(([, kind, path]) => [path, kind] as const),
        ),
    );
    expect(
      Object.fromEntries(['/', '/cached', '/report', '/streamed'].map((path) => [path, kinds.get(path)])),
    ).toEqual({
      '/': '○',
      '/cached': '○',
      '/report': '○',
      '/streamed': '◐',
    });
  });

  it('what is cached stays cached, and a page goes on streaming', async () => {
    const text = async () => (await fetch(`${app.url}/cached`)).text();
    const [first, second] = [await text(), await text()];
    expect(second.match(/made at.*?0\.\d+/)?.[0]).toBe(first.match(/made at.*?0\.\d+/)?.[0]);
    const pieces: string[] = [];
    const answer = await fetch(`${app.url}/streamed`);
    for await (const piece of answer.body ?? []) pieces.push(Buffer.from(piece).toString());
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces[0]).toContain('waiting');
    expect(pieces.join('')).toContain('late');
  });

  it('requests that change something are recorded as ever', async () => {
    await fetch(`${app.url}/orders/42`, { method: 'POST', headers: { 'x-user': 'ada' } });
    expect(await app.records(2)).toContainEqual(
      expect.objectContaining({ action: 'order.refund', actorId: 'ada' }),
    );
  });
});
