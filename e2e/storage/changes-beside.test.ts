import { auditChanges } from '@auditreel/core/changes';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HOSTS } from './hosts.ts';
import { asRequest, CARRIED, openWritingHost, type WritingHost } from './open-writing-host.ts';
import { waysToWrite } from './ways-to-write.ts';
import type { WritingClient } from './writing-client.ts';

type Extend = (client: WritingClient) => WritingClient;

interface Passed {
  readonly args: unknown;
  readonly query: (args: unknown) => Promise<unknown>;
}

const IN_TRANSACTIONS = 'runs every query in a transaction';

/** It takes queries out of the host's own transactions, with ours or without, and leaves raw SQL alone. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  [IN_TRANSACTIONS]: ['raw', 'array', 'failing array', 'interactive', 'rolled back', 'savepoints'],
};

/** What hosts put beside ours; each answers what it was given. */
function others(seen: string[]): Readonly<Record<string, Extend>> {
  return {
    'sees every query': (client) =>
      client.$extends({
        query: {
          $allOperations({ operation, args, query }: Passed & { operation: string }) {
            seen.push(`${operation} ${JSON.stringify(args)}`);
            return query(args);
          },
        },
      }),
    [IN_TRANSACTIONS]: (client) =>
      client.$extends((inner) =>
        inner.$extends({
          query: {
            $allModels: {
              async $allOperations({ args, query }: Passed) {
                const [, result] = await inner.$transaction([
                  inner.$queryRawUnsafe("SELECT 'of another'"),
                  query(args),
                ]);
                return result;
              },
            },
          },
        }),
      ),
    'has its own $transaction': (client) =>
      client.$extends((inner) =>
        inner.$extends({
          client: {
            $transaction(this: unknown, ...given: unknown[]) {
              seen.push('$transaction');
              return Reflect.apply(Reflect.get(inner, '$transaction'), this, given);
            },
          },
        }),
      ),
    'adds to models, results and the client': (client) =>
      client.$extends({
        model: { $allModels: { hello: () => 'hello' } },
        client: { $hello: () => 'hello' },
        result: {
          order: { loud: { needs: { note: true }, compute: (row: { note: string }) => `${row.note}!` } },
        },
      }),
  };
}

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';

  describe.skipIf(!there).each(CARRIED)(
    `beside other extensions on ${host.name}${absent}, carried %s`,
    (carried) => {
      let open: WritingHost;
      const seen: string[] = [];
      beforeAll(async () => {
        open = await openWritingHost(host, carried);
      });
      afterAll(() => open.close());

      const ours: Extend = (client) => client.$extends(auditChanges(open.audit));
      const cases = Object.entries(others(seen)).flatMap(([name, other]) => [
        { name, order: 'after ours', extend: (base: WritingClient) => other(ours(base)) },
        { name, order: 'before ours', extend: (base: WritingClient) => ours(other(base)) },
      ]);

      it.each(cases)('what is written is said of who wrote it: one that $name, $order', async (given) => {
        const { name, order, extend } = given;
        const prisma = extend(open.base);
        const before = (await open.changes()).length;
        const ways = Object.entries(waysToWrite(host)).filter(([way]) => !LEFT_OUT[name]?.includes(way));
        const runs = ways.map(([way, write]) => ({ way, write, tag: `${name} ${order} ${way}` }));
        const said: (string | null)[] = [];
        for (const { write, tag } of runs) {
          const { recordId, result } = await asRequest(open.audit, { actor: 'ada' }, () =>
            write(prisma, tag),
          );
          const known = name === IN_TRANSACTIONS && order === 'before ours' ? null : recordId;
          said.push(...Array<string | null>(result).fill(known));
        }
        const changes = (await open.changes()).slice(before);
        expect(changes.map(({ recordId }) => recordId)).toEqual(said);
        expect(changes.map(({ actorId }) => actorId)).toEqual(said.map((id) => (id === null ? null : 'ada')));
        expect(await open.leftOver()).toBe(0);
      });

      it('none of ours is seen by others', () => {
        expect(seen.filter((call) => /auditreel|audit_context/.test(call))).toEqual([]);
        expect(seen.length).toBeGreaterThan(10);
      });

      it('what others add is there', async () => {
        const prisma = others(seen)['adds to models, results and the client']?.(ours(open.base));
        const order = await prisma?.order.create({ data: { note: 'added' } });
        expect(order).toMatchObject({ note: 'added', loud: 'added!' });
        expect(Reflect.get(Object(prisma), '$hello')()).toBe('hello');
      });
    },
  );
}
