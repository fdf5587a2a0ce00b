import { storageOf } from '@auditreel/core/adapter';
import { createViewer } from '@auditreel/viewer';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HOSTS } from './hosts.ts';
import { asRequest, openWritingHost, type WritingHost } from './open-writing-host.ts';

interface Shown {
  readonly changes: readonly unknown[];
}

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`the changes that the viewer shows, ${host.name}${absent}`, () => {
    let open: WritingHost;
    let placed: string;
    let changed: string;
    let order: string;
    beforeAll(async () => {
      open = await openWritingHost(host, 'by the extension');
      const first = await asRequest(open.audit, { actor: 'ada' }, async () => {
        const made = await open.prisma.order.create({ data: { note: 'two of them' } });
        return (made as { readonly id: number }).id;
      });
      const where = { id: first.result };
      const second = await asRequest(open.audit, { actor: 'bob' }, async () => {
        await open.prisma.order.update({ where, data: { n: 7 } });
        await open.prisma.visit.create({ data: { page: '/' } });
      });
      placed = first.recordId;
      changed = second.recordId;
      order = String(first.result);
      await open.plain.order.update({ where, data: { n: 8 } });
      await open.audit.flush();
    });
    afterAll(() => open.close());

    async function ask<T>(path: string, tenantId?: string): Promise<T> {
      const request = new Request(`http://app.test/audit/api/${path}`);
      const actor = { type: 'user', id: 'admin' } as const;
      const viewer = tenantId === undefined ? { actor } : { actor, tenantId };
      const answer = await createViewer(open.audit)(request, { basePath: '/audit', viewer });
      return (await answer.json()) as T;
    }

    it('stand on the record of the request that made them, beside how many it could not see', async () => {
      const answer = await ask<{ readonly changes: Shown }>(`records/${changed}`);
      expect(answer).toMatchObject({
        arrived: true,
        record: { actorId: 'bob', opaqueWrites: 1, held: null },
        changes: {
          changes: [{ op: 'update', model: 'Order', targetId: order, before: { n: 0 }, after: { n: 7 } }],
          nextCursor: null,
        },
      });
      expect(await ask(`records/${changed}/changes`)).toEqual(answer.changes);
    });

    it('tell all that happened to a row, newest first, page by page, with the records', async () => {
      const row = `changes?model=Order&targetId=${order}`;
      const first = await ask<Shown & { readonly nextCursor: string }>(`${row}&limit=2`);
      expect(first.changes).toMatchObject([
        { change: { op: 'update', after: { n: 8 }, recordId: null }, record: null, replay: null },
        { change: { op: 'update', after: { n: 7 } }, record: { id: changed, actorId: 'bob' } },
      ]);
      const rest = await ask<Shown>(`${row}&limit=2&cursor=${first.nextCursor}`);
      expect(rest).toMatchObject({
        changes: [{ change: { op: 'create', before: null }, record: { id: placed, actorId: 'ada' } }],
        nextCursor: null,
      });
    });

    it("are nobody else's: a viewer with a tenant of their own sees none of them", async () => {
      expect(await ask(`changes?model=Order&targetId=${order}`, 'acme')).toEqual({
        changes: [],
        nextCursor: null,
      });
      expect(await ask(`records/${changed}/changes`, 'acme')).toMatchObject({ error: { code: 'NOT_FOUND' } });
    });

    it('say that a hold keeps the records of its actor', async () => {
      const [id, subject] = ['0190a000-0000-7000-8000-000000000001', 'actor'] as const;
      const placedAt = { reason: 'Case 12', placedBy: 'grace', placedAt: 1_000 };
      await storageOf(open.audit).holds?.place({
        id,
        subject,
        subjectId: 'bob',
        ...placedAt,
        releasedBy: null,
        releasedAt: null,
      });
      expect(await ask(`records/${changed}`)).toMatchObject({ record: { held: { reason: 'Case 12' } } });
      expect(await ask(`records/${placed}`)).toMatchObject({ record: { held: null } });
    });
  });
}
