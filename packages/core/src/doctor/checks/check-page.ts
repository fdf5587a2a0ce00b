import { DEFAULT_PATH } from '../../protocol/names.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import type { DoctorHost } from '../host/doctor-host.js';
import { NotDoneError, unlessNotDone } from '../not-done-error.js';
import { isSecureContext } from '../page/is-secure-context.js';
import type { Page } from '../page/read-page.js';
import { recorderTag } from '../page/recorder-tag.js';
import { scriptFindings } from '../page/script-findings.js';

/** The recorder's script in the page that `--url` names: there, first, and answered. */
export const checkPage: Check = {
  name: 'page',
  title: 'Page',
  run: async (host) => {
    const page = await pageOf(host);
    if ('id' in page) return [page];
    const path = (await unlessNotDone(async () => (await host.rooms()).options.path)) ?? DEFAULT_PATH;
    const tag = recorderTag(page);
    if (tag === null) return [await withoutTag(host, page, path)];
    const findings = [...ofPlace(page), ...(await scriptFindings(tag, path))];
    if (findings.length > 0) return findings;
    return [found('page.ok', `${page.address} has the recorder first in its head.`)];
  },
};

const OTHER_URL = '--url https://shop.example/   # a page that a person sees without signing in';

/** The page, or why there is none to look at. */
async function pageOf(host: DoctorHost): Promise<Page | Finding> {
  if (host.options.url === undefined) return host.page();
  try {
    const page = await host.page();
    const isHtml = /html/i.test(page.headers.get('content-type') ?? '');
    if (page.status >= 400) {
      return found('page.unreachable', `${page.address} answers ${page.status}.`, OTHER_URL);
    }
    return isHtml ? page : found('page.no_html', `${page.address} is no HTML page.`, OTHER_URL);
  } catch (error) {
    if (!(error instanceof NotDoneError)) throw error;
    return found('page.unreachable', error.message, error.mend);
  }
}

const DAY_MS = 86_400_000;

/** A bundle that starts the recorder looks like any other: what arrives tells. */
async function withoutTag(host: DoctorHost, { address }: Page, path: string): Promise<Finding> {
  const newest = await unlessNotDone(async () => (await host.storage()).sessions.list({ limit: 20 }));
  const since = host.now().getTime() - DAY_MS;
  if (newest?.sessions.some(({ chunks, lastSeenAt }) => chunks > 0 && lastSeenAt > since)) {
    return found('page.bundled', `${address} has no recorder tag; recordings arrive, so a bundle starts it.`);
  }
  const says = `${address} has no recorder tag, and no recording came in the last day.`;
  return found(
    'page.no_script',
    says,
    `<script src="${path}/recorder.js"></script>   <!-- first in <head> -->`,
  );
}

function ofPlace({ url }: Page): readonly Finding[] {
  if (isSecureContext(url)) return [];
  const says = `Browsers give ${url.origin} no secure context, and the recorder stays off.`;
  return [found('page.insecure', says, `https://${url.host}   # serve it by https`)];
}
