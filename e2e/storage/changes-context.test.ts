import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HOSTS } from './hosts.ts';
import {
  asRequest,
  CARRIED,
  type ChangeRow,
  openWritingHost,
  type WritingHost,
} from './open-writing-host.ts';
import { waysToWrite } from './ways-to-write.ts';

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there).each(CARRIED)(
    `whose write it is on ${host.name}${absent}, carried %s`,
    (carried) => {
      let open: WritingHost;
      beforeAll(async () => {
        open = await openWritingHost(host, carried);
      });
      afterAll(() => open.close());

      const ways = Object.entries(waysToWrite(host));
      const expected = new Map<string, Expected>();

      /** One way to write, as somebody's request or as nobody's. */
      async function write(way: (typeof ways)[number], actor: string | null, round: string): Promise<void> {
        const tag = `${actor ?? 'nobody'}-${way[0]}-${round}`;
        const run = () => way[1](open.prisma, tag);
        if (actor === null) expected.set(tag, { recordId: null, actorId: null, changes: await run() });
        else {
          const { recordId, result } = await asRequest(open.audit, { actor }, run);
          expected.set(tag, { recordId, actorId: actor, changes: result });
        }
      }

      it.each(ways)('%s: of one, another and nobody in turn', async (name, way) => {
        for (const actor of ['ada', 'bob', null, 'ada']) {
          await write([name, way], actor, `turn${expected.size}`);
        }
      });

      it('of all of them at once', async () => {
        const all = [0, 1, 2].flatMap((round) =>
          ways.flatMap((way) => ['ada', 'bob', null].map((actor) => write(way, actor, `crowd${round}`))),
        );
        await Promise.all(all);
      });

      it('is never wrong, never missing, never said of anybody else', async () => {
        const changes = await open.changes();
        const found = new Map<string, Found>();
        const tags = tagsOf(changes);
        for (const [i, { recordId, actorId }] of changes.entries()) {
          const tag = tags[i] ?? '';
          const before = found.get(tag) ?? { contexts: new Set(), changes: 0 };
          before.contexts.add(`${recordId} ${actorId}`);
          found.set(tag, { contexts: before.contexts, changes: before.changes + 1 });
        }
        for (const [tag, { recordId, actorId, changes }] of expected) {
          const seen = found.get(tag);
          expect([tag, seen?.changes ?? 0]).toEqual([tag, changes]);
          if (changes > 0) expect([tag, ...(seen?.contexts ?? [])]).toEqual([tag, `${recordId} ${actorId}`]);
        }
        expect([...found.keys()].filter((tag) => !expected.has(tag))).toEqual([]);
        expect(await open.leftOver()).toBe(0);
      });
    },
  );
}

interface Expected {
  readonly recordId: string | null;
  readonly actorId: string | null;
  readonly changes: number;
}

interface Found {
  readonly contexts: Set<string>;
  readonly changes: number;
}

/** By what its row was created with: an update shows only what it changed. */
function tagsOf(changes: readonly ChangeRow[]): readonly string[] {
  const created = new Map<string, string>();
  for (const { model, targetId, op, after } of changes) {
    const note = String(after?.note ?? after?.sku);
    if (op === 'create') created.set(`${model} ${targetId}`, note.replace(/:\w+$/, ''));
  }
  return changes.map(({ model, targetId }) => created.get(`${model} ${targetId}`) ?? '?');
}
