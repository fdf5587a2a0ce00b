import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

type Bytes = Uint8Array;

/** Bytes changed here and there, cut short, or with something behind them. */
export function damaged(bytes: fc.Arbitrary<Bytes>): fc.Arbitrary<Bytes> {
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 });
  return fc.oneof(
    { weight: 3, arbitrary: bytes },
    fc.tuple(bytes, flips).map(([whole, changes]) => {
      const copy = Uint8Array.from(whole);
      for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value;
      return copy;
    }),
    fc.tuple(bytes, fc.nat()).map(([whole, at]) => whole.subarray(0, at % (whole.length + 1))),
    fc.tuple(bytes, fc.uint8Array({ maxLength: 40 })).map((parts) => Buffer.concat(parts)),
  );
}

const brackets = fc
  .array(fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', ' ', '1', 'null', '\ufeff', '\0'), {
    maxLength: 300,
  })
  .map((parts) => parts.join(''));

const deep = fc.integer({ min: 1, max: 400 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth));

const repetitive = fc
  .tuple(fc.constantFrom(' ', '0', 'a', '\0', '[],'), fc.integer({ min: 1, max: 3_000_000 }))
  .map(([unit, count]) => `[${unit.repeat(count)}]`);

/** What pretends to be the gzip of a JSON array of events, and sometimes is. */
export const hostileData: fc.Arbitrary<Bytes> = fc.oneof(
  { weight: 4, arbitrary: damaged(fc.jsonValue().map((value) => gzipSync(JSON.stringify([value])))) },
  { weight: 2, arbitrary: damaged(brackets.map((text) => gzipSync(text))) },
  { weight: 1, arbitrary: deep.map((text) => gzipSync(text)) },
  { weight: 1, arbitrary: repetitive.map((text) => gzipSync(text)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
