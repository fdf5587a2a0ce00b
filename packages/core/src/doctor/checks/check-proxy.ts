import type { AuditRecord } from '../../record/audit-record.js';
import type { AddressResolver } from '../../record/client-address.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import type { DoctorHost } from '../host/doctor-host.js';
import { isLoopback, privateNetworkOf } from '../host/private-network.js';
import { unlessNotDone } from '../not-done-error.js';

const LOOKED_AT = 100;

/** Whether records carry the address of the person, and not the one of a proxy: `trustedProxies` against what was recorded. */
export const checkProxy: Check = {
  name: 'proxy',
  title: 'Proxy',
  run: async (host) => {
    const { resolveAddress } = (await host.rooms()).options;
    if (trustsEverybody(resolveAddress)) return [found('proxy.everybody', EVERYBODY, EVERYBODY_MEND)];
    const { records } = await (await host.storage()).records.list({ limit: LOOKED_AT });
    return [
      ofRecords(
        records.filter(({ method, ip }) => method !== null && ip !== null),
        await wayTo(host),
      ),
    ];
  },
};

const EVERYBODY =
  'trustedProxies trusts every address: whoever sends X-Forwarded-For chooses which address stands in the records.';
const EVERYBODY_MEND =
  "createAudit({ trustedProxies: ['10.0.0.0/8'], … })   // only where the proxy's connections come from";

/** Addresses out of networks that are kept for documentation: no proxy has one. */
const NOBODYS = ['192.0.2.1', '198.51.100.1', '203.0.113.1'];

function trustsEverybody(resolveAddress: AddressResolver): boolean {
  return NOBODYS.every((peer) => resolveAddress(peer, '192.0.2.99').via === 'trusted_proxy');
}

/** How one gets from here to the app, as far as that can be told. */
type Way = 'direct' | 'proxied' | 'unknown';

const PROXY_HEADERS = [
  'via',
  'x-served-by',
  'x-cache',
  'cf-ray',
  'x-amz-cf-id',
  'x-vercel-id',
  'x-envoy-upstream-service-time',
];
const PROXY_SERVERS = /nginx|caddy|envoy|cloudflare|haproxy|traefik|apache|awselb|openresty/i;

async function wayTo(host: DoctorHost): Promise<Way> {
  const page = host.options.url === undefined ? null : await unlessNotDone(() => host.page());
  if (page === null) return 'unknown';
  const { headers, url } = page;
  const isSeen =
    PROXY_HEADERS.some((name) => headers.has(name)) || PROXY_SERVERS.test(headers.get('server') ?? '');
  const isHere = /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
  return isSeen || !isHere ? 'proxied' : 'direct';
}

function ofRecords(records: readonly AuditRecord[], way: Way): Finding {
  if (records.length === 0) return found('proxy.ok', 'No request was recorded yet that could tell.');
  if (records.some(({ ipVia }) => ipVia === 'trusted_proxy')) {
    return found('proxy.ok', 'Records have the address that a trusted proxy passed on.');
  }
  const networks = new Set(records.map(({ ip }) => privateNetworkOf(ip ?? '')));
  const [network] = networks;
  if (networks.size !== 1 || network === undefined || network === null) {
    return found('proxy.ok', 'Records have addresses of the internet.');
  }
  return ofOneNetwork(network, way);
}

function ofOneNetwork(network: string, way: Way): Finding {
  const mend = `createAudit({ trustedProxies: ['${network}'], … })`;
  if (way === 'direct')
    return found('proxy.ok', 'The app is asked without a proxy, and records have the address of who asked.');
  const says = `Every recent record came from ${network}, the address of the connection itself`;
  if (way === 'proxied')
    return found('proxy.untrusted', `${says}: that is the proxy's, and not the person's.`, mend);
  const when = isLoopback(network) ? "right on a machine of one's own" : 'right in an internal network';
  return found(
    'proxy.perhaps',
    `${says}: ${when}, wrong behind a proxy. With --url the doctor can tell.`,
    mend,
  );
}
