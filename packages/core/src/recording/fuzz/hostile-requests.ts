import fc from 'fast-check';
import { hostileAssets } from './hostile-assets.js';
import { hostileData } from './hostile-bytes.js';
import { hostileEnvelope } from './hostile-envelopes.js';
import { headerValue, hostileToken } from './hostile-tokens.js';

/** What a stranger sends; `cuts` says into which pieces its body falls, `breaksOff` that it has no end. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly cuts: readonly number[];
  readonly breaksOff: boolean;
}

export interface Credentials {
  readonly sessionIds: readonly string[];
  /** Each for the session of the same place. */
  readonly writeTokens: readonly string[];
  readonly tokens: readonly string[];
}

const often = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

function hostileHeaders({ tokens }: Credentials): fc.Arbitrary<Readonly<Record<string, string>>> {
  const token = hostileToken(tokens);
  const cookie = fc
    .array(fc.tuple(fc.constantFrom('auditreel', '__Host-auditreel', 'auditreel_nav', 'a', ''), token), {
      maxLength: 4,
    })
    .chain((pairs) =>
      fc.constantFrom('; ', ';', ',', ' ').map((by) => pairs.map((pair) => pair.join('=')).join(by)),
    );
  return fc.record(
    {
      'sec-fetch-site': often('same-origin', fc.oneof(fc.constantFrom('none', 'cross-site'), headerValue)),
      authorization: fc.oneof(
        token.map((one) => `Bearer ${one}`),
        token.map((one) => `bearer  ${one}`),
        headerValue,
      ),
      origin: fc.oneof(fc.constantFrom('null', 'http://shop.test', 'https://[::1', '//'), headerValue),
      host: headerValue,
      cookie: fc.oneof(cookie, headerValue),
      'x-audit-ctx': fc.oneof(
        token.map((one) => `v1;${one};tab;request;1`),
        headerValue,
      ),
      'content-length': fc.oneof(fc.nat(4096).map(String), headerValue),
      'content-type': headerValue,
      'content-encoding': fc.constantFrom('gzip', 'br', 'identity', 'x'),
      'x-forwarded-for': fc.oneof(fc.ipV6(), fc.ipV4(), headerValue),
      'user-agent': headerValue,
      'if-none-match': headerValue,
    },
    { requiredKeys: ['sec-fetch-site'] },
  );
}

const delivery = {
  cuts: fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 5 }),
  breaksOff: often(false, fc.constant(true)),
};
const paths = fc.oneof(
  fc.constantFrom(
    'session',
    'chunks',
    'recorder.js',
    'recorder-x.js',
    'assets',
    'chunks/',
    '',
    '%00',
    '%E0%A4%A',
    '../x',
  ),
  fc.webPath(),
);
const methods = fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'FOO');

/** Uploads of which anything may be wrong, and whatever else may be sent to the recorder's routes. */
export function hostileUpload(given: Credentials): fc.Arbitrary<HostileRequest> {
  return fc.nat(given.sessionIds.length - 1).chain((at) => {
    const [id = '', token = ''] = [given.sessionIds[at], given.writeTokens[at]];
    const parts = fc.tuple(hostileEnvelope(id), hostileData);
    return fc.record({
      method: often('POST', methods),
      path: often('chunks', paths),
      headers: fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constant({ 'sec-fetch-site': 'same-origin', authorization: `Bearer ${token}` }),
        },
        { weight: 1, arbitrary: hostileHeaders(given) },
      ),
      body: parts.map((both): Uint8Array => Buffer.concat(both)),
      ...delivery,
    });
  });
}

/** The same of assets. */
export function hostileAssetUpload(given: Credentials): fc.Arbitrary<HostileRequest> {
  return fc.nat(given.sessionIds.length - 1).chain((at) => {
    const [id = '', token = ''] = [given.sessionIds[at], given.writeTokens[at]];
    return fc.record({
      method: often('POST', methods),
      path: often('assets', paths),
      headers: often(
        { 'sec-fetch-site': 'same-origin', authorization: `Bearer ${token}` },
        hostileHeaders(given),
      ),
      body: hostileAssets(id),
      ...delivery,
    });
  });
}

export function hostileStart(given: Credentials): fc.Arbitrary<HostileRequest> {
  const asked = fc.record(
    {
      sentAt: fc.oneof(fc.nat(), fc.jsonValue()),
      reason: fc.oneof(fc.constantFrom('start', 'idle', 'length', 'ended', 'resume'), fc.jsonValue()),
      previous: fc.oneof(hostileToken(given.tokens), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const text = fc.oneof(
    { weight: 4, arbitrary: asked.map((value) => JSON.stringify(value)) },
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.integer({ min: 4000, max: 5000 }).map((length) => ' '.repeat(length)),
  );
  return fc.record({
    method: often('POST', methods),
    path: often('session', paths),
    headers: hostileHeaders(given),
    body: text.map((one): Uint8Array => Buffer.from(one)),
    ...delivery,
  });
}
