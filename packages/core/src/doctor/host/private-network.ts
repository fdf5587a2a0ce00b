import { BlockList, isIP } from 'node:net';

/** The networks that are nobody's on the internet: what comes from there came through something of one's own. */
const PRIVATE = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
] as const;

const LISTS = PRIVATE.map((network) => ({ network, list: listOf(network) }));

/** The private network that holds an address; null for one of the internet. */
export function privateNetworkOf(address: string): string | null {
  const family = familyOf(address);
  return LISTS.find(({ list }) => list.check(address, family))?.network ?? null;
}

export function isLoopback(network: string): boolean {
  return network === '127.0.0.0/8' || network === '::1/128';
}

function listOf(network: string): BlockList {
  const [address = '', bits] = network.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), familyOf(address));
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
