import type { Host } from '../open-host.ts';
import { openShop, TAG } from '../open-shop.ts';
import { record } from '../visit.ts';
import type { CasesOf } from './case.ts';

/** The next shop, whose page the doctor is to look at instead. */
const mended = async (host: Host, options: Parameters<typeof openShop>[1] = {}) => {
  host.args.splice(host.args.indexOf('--url'), 2);
  await openShop(host, { ...options, audit: { ...options.audit, service: 'mended' } });
};
const withTag = (host: Host, line: string) => mended(host, { head: line });
const healthy = (host: Host) => mended(host);

export const PAGE_CASES: CasesOf<'page'> = {
  'page.unreachable': {
    trouble: async (host) => host.args.push('--url', 'http://127.0.0.1:9/'),
    mend: healthy,
  },
  'page.no_html': {
    trouble: async (host) => {
      const { url } = await openShop(host);
      host.args.push('--url', `${url}/api/auditreel/recorder.js`);
    },
    mend: async (host) => host.args.splice(-2),
  },
  'page.insecure': {
    trouble: async (host) => {
      const { url } = await openShop(host);
      host.args.push('--url', url.replace('127.0.0.1', '0.0.0.0'));
    },
    mend: async (host) => host.args.splice(-2),
  },
  'page.no_script': { trouble: (host) => openShop(host, { head: '<!-- no tag -->' }), mend: withTag },
  'page.bundled': {
    trouble: async (host) =>
      record(await openShop(host, { head: '<script type="module" src="/main.js"></script>' })),
    mend: healthy,
  },
  'page.script_late': {
    trouble: (host) => openShop(host, { head: `<script src="/shop.js"></script>${TAG}` }),
    mend: withTag,
  },
  'page.script_waits': {
    trouble: (host) => openShop(host, { head: TAG.replace('<script', '<script defer') }),
    mend: withTag,
  },
  'page.other_path': {
    trouble: (host) => openShop(host, { head: TAG.replace('/api/auditreel', '/api/audit') }),
    mend: (host, line) => mended(host, { head: /<script.*<\/script>/.exec(line)?.[0] ?? '' }),
  },
  'page.script_broken': {
    trouble: (host) =>
      openShop(host, {
        before: (req, res, next) => (req.path.endsWith('/recorder.js') ? res.send('<h1>Shop</h1>') : next()),
      }),
    mend: healthy,
  },
};

export const INGEST_CASES: CasesOf<'ingest'> = {
  'ingest.blocked': {
    trouble: (host) =>
      openShop(host, {
        before: (req, res, next) => (req.method === 'POST' ? res.redirect('/login') : next()),
      }),
    mend: healthy,
  },
  'ingest.failing': {
    trouble: (host) =>
      openShop(host, {
        audit: {
          onError: () => {},
          recording: {
            consent: () => {
              throw new Error('The list of consents is gone');
            },
          },
        },
      }),
    mend: healthy,
  },
};

const policy =
  (value: string, head = TAG) =>
  (host: Host) =>
    openShop(host, { head, headers: { 'content-security-policy': value } });
/** Serves the page with the policy that the finding shows. */
const asSaid = (rest: string) => (host: Host, line: string) =>
  mended(host, {
    head: TAG,
    headers: { 'content-security-policy': `${line.slice('Content-Security-Policy: '.length)}; ${rest}` },
  });

export const POLICY_CASES: CasesOf<'policy'> = {
  'policy.script_blocked': {
    trouble: policy("script-src https://cdn.example; connect-src 'self'"),
    mend: asSaid("connect-src 'self'"),
  },
  'policy.connect_blocked': {
    trouble: policy("default-src 'none'; script-src 'self'"),
    mend: asSaid("script-src 'self'"),
  },
  'policy.trusted_types': {
    trouble: policy("default-src 'self'; require-trusted-types-for 'script'"),
    mend: async (host) => {
      await mended(host, {
        head: '<script type="module" src="/main.js"></script>',
        headers: { 'content-security-policy': "default-src 'self'; require-trusted-types-for 'script'" },
      });
    },
  },
  'policy.report_only': {
    trouble: (host) =>
      openShop(host, { headers: { 'content-security-policy-report-only': "script-src 'none'" } }),
    mend: healthy,
  },
};
