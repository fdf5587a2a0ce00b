import fc from 'fast-check';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

const algorithms = ['HS256', 'HS384', 'none', 'None', 'RS256', 'ES256', '', 'dir'];
const header = fc.oneof(
  fc.record(
    {
      alg: fc.oneof(fc.constantFrom(...algorithms), fc.jsonValue()),
      typ: fc.jsonValue(),
      crit: fc.oneof(fc.constant(['b64']), fc.jsonValue()),
      b64: fc.jsonValue(),
      kid: fc.jsonValue(),
      jwk: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);
const payload = fc.oneof(
  fc.record(
    {
      sub: fc.jsonValue(),
      iss: fc.oneof(fc.constant('auditreel'), fc.jsonValue()),
      aud: fc.oneof(fc.constantFrom('session', 'cookie', 'write'), fc.jsonValue()),
      c: fc.jsonValue(),
      e: fc.jsonValue(),
      exp: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);

/** A header may hold any of the 256 bytes but a few; the web's `Headers` throw for those before we see them. */
export const headerValue: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 1, max: 255 }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes.filter((code) => code !== 10 && code !== 13)).trim());

/** Tokens that were given out, those with something changed, made up, or nothing like one. */
export function hostileToken(given: readonly string[]): fc.Arbitrary<string> {
  const parts = fc.constantFrom(...given).map((token) => token.split('.'));
  const made = fc.tuple(header, payload).map((both) => both.map((part) => base64url(JSON.stringify(part))));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...given) },
    fc.tuple(parts, parts).map(([[head, body], [, , mac]]) => [head, body, mac].join('.')),
    fc.tuple(made, parts).map(([[head, body], [, , mac]]) => [head, body, mac].join('.')),
    fc.tuple(made, headerValue).map(([[head, body], mac]) => [head, body, mac].join('.')),
    fc.tuple(parts, fc.nat()).map(([all, at]) => all.join('.').slice(0, at % 300)),
    headerValue,
    fc.constantFrom('', '.', '..', '...', '....'),
  );
}
