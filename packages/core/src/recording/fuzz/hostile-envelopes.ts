import fc from 'fast-check';
import { envelopeAt } from '../testing/envelope-at.js';
import { NOON } from '../testing/test-ingest.js';

const numbers = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer(),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 1e308, 2 ** 31, 2 ** 53, 8_640_000_000_000_000, 1_000_000, 1_000_001),
);

const words = fc.oneof(
  fc.constantFrom('page-1', 'page-2', 'tab-1', '..', '__proto__', 'constructor', '\ud800', 'a\0b', ''),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

const mark = fc.record(
  {
    requestId: words,
    method: fc.oneof(fc.constantFrom('POST', 'post', '', 'P\n'), words),
    path: words,
    t: numbers,
    inputAgo: fc.option(numbers),
  },
  { requiredKeys: [] },
);

const field = fc.oneof(numbers, words, fc.boolean(), fc.constant(null), fc.jsonValue());

/** What may be wrong with a field; often nothing is. */
const changes = fc.record(
  {
    v: fc.oneof(fc.constant(1), field),
    tabId: words,
    page: words,
    seq: numbers,
    part: numbers,
    parts: numbers,
    firstMs: numbers,
    lastMs: numbers,
    sendMs: numbers,
    count: numbers,
    hasSnapshot: fc.oneof(fc.boolean(), field),
    marks: fc.oneof(fc.array(mark, { maxLength: 50 }), field),
    dropped: numbers,
    recorder: words,
    clock: fc.oneof(fc.record({ offsetMs: numbers, errorMs: numbers }), field),
    extra: field,
  },
  { requiredKeys: [] },
);

/** Nothing is wrong with these: what comes after the envelope is reached. */
const harmless = fc.record({
  page: fc.constantFrom('page-1', 'page-2', 'page-3'),
  seq: fc.nat(2000),
  count: fc.nat(1000),
  marks: fc.array(
    fc.record({
      requestId: fc.constantFrom('r1', 'r2', 'r3'),
      method: fc.constantFrom('POST', 'PUT'),
      path: fc.constant('/x'),
      t: fc.nat(),
      inputAgo: fc.option(fc.nat()),
    }),
    { maxLength: 3 },
  ),
});
const harmlessParts = fc.record({ parts: fc.constant(3), part: fc.nat(2), seq: fc.nat(50) });

/** One change at a time goes deepest into what comes after the envelope. */
const oneChange = fc
  .tuple(changes, fc.nat())
  .map(([all, at]) => Object.fromEntries(Object.entries(all).slice(at % 16, (at % 16) + 1)));

/** The bytes before the data; a line feed at their end may be missing. */
export function hostileEnvelope(own: string): fc.Arbitrary<Uint8Array> {
  const sessionId = fc.oneof({ weight: 24, arbitrary: fc.constant(own) }, { weight: 1, arbitrary: words });
  const valid = fc.record({
    sessionId,
    changes: fc.oneof({ weight: 3, arbitrary: harmless }, harmlessParts, oneChange, changes),
  });
  const line = fc.oneof(
    {
      weight: 16,
      arbitrary: valid.map((made) =>
        JSON.stringify({ ...envelopeAt(NOON), sessionId: made.sessionId, ...made.changes }),
      ),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
    { weight: 1, arbitrary: fc.integer({ min: 8000, max: 9000 }).map((length) => '1'.repeat(length)) },
  );
  const end = fc.constantFrom(...Array<string>(12).fill('\n'), '\r\n', '');
  return fc.oneof(
    { weight: 19, arbitrary: fc.tuple(line, end).map((parts) => Buffer.from(parts.join(''))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }) },
  );
}
