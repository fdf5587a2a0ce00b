import { expect, it } from 'vitest';
import { addressResolver } from './client-address.js';

it.each([
  ['nothing trusted', [], '10.0.0.1', '6.6.6.6', '10.0.0.1', 'socket'],
  ['an untrusted peer', ['10.0.0.0/8'], '8.8.8.8', '6.6.6.6', '8.8.8.8', 'socket'],
  ['a trusted peer', ['10.0.0.0/8'], '10.0.0.1', '6.6.6.6', '6.6.6.6', 'trusted_proxy'],
  [
    'a forged left-most hop',
    ['10.0.0.0/8'],
    '10.0.0.1',
    '1.2.3.4, 6.6.6.6, 10.0.0.2',
    '6.6.6.6',
    'trusted_proxy',
  ],
  ['only trusted hops', ['10.0.0.0/8'], '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3', 'trusted_proxy'],
  [
    'an unreadable hop',
    ['10.0.0.0/8'],
    '10.0.0.1',
    '6.6.6.6, <script>, 10.0.0.2',
    '10.0.0.2',
    'trusted_proxy',
  ],
  ['an IPv4-mapped peer', ['10.0.0.0/8'], '::ffff:10.0.0.1', '6.6.6.6', '6.6.6.6', 'trusted_proxy'],
  ['IPv6 with brackets and port', ['::1'], '::1', '[2001:DB8::1]:443', '2001:db8::1', 'trusted_proxy'],
  ['IPv4 with port', ['::1/128'], '::1', '6.6.6.6:1234', '6.6.6.6', 'trusted_proxy'],
  ['no peer', ['::1'], null, '6.6.6.6', null, null],
])('finds the client behind %s', (_name, trusted, peer, forwarded, ip, via) => {
  expect(addressResolver(trusted)(peer, forwarded)).toEqual({ ip, via });
});

it.each(['10.0.0.0/33', 'localhost', '10.0.0.0/8/8', '', '10.0.0.0/x'])(
  'refuses the CIDR "%s" at boot',
  (cidr) => {
    expect(() => addressResolver([cidr])).toThrow(/trustedProxies/);
  },
);
