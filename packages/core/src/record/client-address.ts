import { BlockList, isIP } from 'node:net';
import QuickLRU from 'quick-lru';
import { OptionsError } from '../errors.js';

export interface ClientAddress {
  readonly ip: string | null;
  readonly via: 'socket' | 'trusted_proxy' | null;
}

/** Finds the client's address: the right-most hop that no trusted proxy is. */
export type AddressResolver = (peer: string | null, forwardedFor: string | undefined) => ClientAddress;

/** Parses `trustedProxies` once. */
export function addressResolver(trustedProxies: readonly string[]): AddressResolver {
  const trusted = blockListOf(trustedProxies);
  const isTrusted = (address: string): boolean =>
    trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  const peers = new QuickLRU<string, string | null>({ maxSize: 1000 });
  const peerOf = (peer: string): string | null => {
    const known = peers.get(peer);
    if (known !== undefined) return known;
    const address = addressOf(peer);
    peers.set(peer, address);
    return address;
  };
  return function resolveAddress(peer, forwardedFor) {
    const socket = peerOf(peer ?? '');
    if (socket === null) return { ip: null, via: null };
    if (!forwardedFor || trustedProxies.length === 0 || !isTrusted(socket))
      return { ip: socket, via: 'socket' };
    return walkBack(socket, forwardedFor, isTrusted);
  };
}

function walkBack(
  socket: string,
  forwardedFor: string,
  isTrusted: (address: string) => boolean,
): ClientAddress {
  let client = socket;
  for (const hop of forwardedFor.slice(-4096).split(',').reverse()) {
    const address = addressOf(hop.trim());
    // What a trusted hop passed on unreadably names nobody: the hop itself is the last thing known.
    if (address === null) break;
    client = address;
    if (!isTrusted(address)) break;
  }
  return { ip: client, via: client === socket ? 'socket' : 'trusted_proxy' };
}

/** Without port, brackets, zone and the IPv4-mapped prefix. */
function addressOf(text: string): string | null {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.split(':')[0] : text);
  const address = (bare ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? null : address.toLowerCase();
}

function blockListOf(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits, ...rest] = cidr.split('/');
    const family = isIP(address);
    const prefix = bits === undefined ? (family === 6 ? 128 : 32) : Number(bits);
    if (
      family === 0 ||
      rest.length > 0 ||
      !Number.isInteger(prefix) ||
      prefix < 0 ||
      prefix > (family === 6 ? 128 : 32)
    ) {
      throw new OptionsError(
        'trustedProxies',
        `trustedProxies has "${cidr}", which is no CIDR. Write e.g. "10.0.0.0/8" or "::1".`,
      );
    }
    list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
