import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { NotDoneError } from '../not-done-error.js';
import { askServer, type ServerAnswer, saysOf } from '../page/ask-server.js';
import { recorderTag } from '../page/recorder-tag.js';

/** Whether the server gives a page a session, as the recorder asks for one. No row is written by it. */
export const checkIngest: Check = {
  name: 'ingest',
  title: 'Ingest',
  run: async (host) => {
    const page = await host.page();
    const tag = recorderTag(page);
    if (tag === null)
      throw new NotDoneError('The page has no recorder tag that says where its uploads go: see Page.');
    const url = new URL('session', tag.url);
    const answer = await askServer(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: page.url.origin,
        'sec-fetch-site': url.origin === page.url.origin ? 'same-origin' : 'cross-site',
      },
      body: JSON.stringify({ sentAt: host.now().getTime(), reason: 'start' }),
    });
    return [judge(answer, { path: url.pathname, origin: page.url.origin })];
  },
};

/** Answers of the ingest's own that are as they should be; whoever gets them got through. */
const REACHED = ['CONSENT_MISSING', 'TOO_MANY', 'RATE_LIMITED'];

interface Asked {
  readonly path: string;
  readonly origin: string;
}

function judge(answer: ServerAnswer, { path, origin }: Asked): Finding {
  const code = codeIn(answer);
  if (answer.status === 200 && answer.text.includes('"sessionToken"')) {
    return found('ingest.ok', `POST ${path} gives a session to a page of ${origin}.`);
  }
  if (answer.status === 429 || (code !== null && REACHED.includes(code))) {
    return found('ingest.ok', `POST ${path} is reached, and answers ${code ?? answer.status}.`);
  }
  if (code === 'ORIGIN_NOT_ALLOWED') {
    return found(
      'ingest.blocked',
      `POST ${path} refuses pages of ${origin}.`,
      `createAudit({ recording: { origins: ['${origin}'] }, … })`,
    );
  }
  if (code === 'UNAVAILABLE') {
    return found(
      'ingest.failing',
      `POST ${path} is reached, and fails: onError of the running app says why.`,
      'See Secret and Database, with the environment that the running app has.',
    );
  }
  return found(
    'ingest.blocked',
    `POST ${path} gives ${saysOf(answer)}, and no session: something answers before auditreel does.`,
    MEND,
  );
}

const MEND = 'app.use(auditMiddleware(audit));   // before login guards, CSRF checks and fallbacks';

/** The code of a refusal of the ingest's own. */
function codeIn({ type, text }: ServerAnswer): string | null {
  if (!type.includes('json')) return null;
  const code = /"code":\s*"([A-Z_]+)"/.exec(text)?.[1];
  return code ?? null;
}
