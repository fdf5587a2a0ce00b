import { OptionsError } from '../errors.js';
import type { Authorize, MountableHandler } from '../mountable-handler.js';
import type { Draft } from '../record/draft.js';
import { BodyTooLargeError } from './body-too-large-error.js';
import { claimDraft } from './drafts.js';
import { readAuthorization } from './read-authorization.js';
import { forbidden, tooLarge } from './refusals.js';

/** A mounted handler, and who may ask it. */
export interface Mounted<Native> {
  readonly handler: MountableHandler;
  readonly authorize: Authorize<Native>;
}

/** A request to a mounted handler, as the adapter translates it. */
export interface MountedRequest<Native> {
  /** What the host's `authorize` gets. */
  readonly native: Native;
  readonly header: (name: string) => string | null | undefined;
  /** Path that the handler hangs under, without a slash at its end. */
  readonly basePath: string;
  readonly peerAddress: string | null;
  /** The draft of the request: looking makes no record of its own kind here. */
  readonly draft: Draft | undefined;
  /** Where to send a client first: frameworks that don't keep to one form of the root's address. */
  readonly redirectTo?: string | null;
  /** The web request; its body ends in a `BodyTooLargeError` after this many bytes. */
  readonly request: (maxBody: number) => Request;
}

const MAX_BODY = 1024 * 1024;

/**
 * Answers a request to a mounted handler: only for whom the host lets in, and only bodies of up to 1 MB.
 * @throws what `authorize` or the handler throws
 * @example const response = await answerMounted({ handler, authorize }, { native: req, basePath: '/admin/audit', … });
 */
export async function answerMounted<Native>(
  { handler, authorize }: Mounted<Native>,
  asked: MountedRequest<Native>,
): Promise<Response> {
  const { native, header, basePath, peerAddress, draft, redirectTo = null } = asked;
  const viewer = readAuthorization(await authorize(native));
  if (viewer === null) return forbidden(header);
  if (!('actor' in viewer)) return viewer;
  if (draft !== undefined) claimDraft(draft);
  if (redirectTo !== null) return new Response(null, { status: 302, headers: { location: redirectTo } });
  if (Number(header('content-length') ?? 0) > MAX_BODY) return tooLarge(MAX_BODY);
  try {
    return await handler(asked.request(MAX_BODY), { basePath, viewer, peerAddress });
  } catch (error) {
    if (error instanceof BodyTooLargeError) return tooLarge(MAX_BODY);
    throw error;
  }
}

/**
 * The host's `authorize`, or an error that shows the lines to write.
 * @throws OptionsError
 * @example const authorize = checkAuthorize(options, ["app.use('/admin/audit', mount(…));"]);
 */
export function checkAuthorize<Native>(
  options: { readonly authorize?: Authorize<Native> } | undefined,
  lines: readonly string[],
): Authorize<Native> {
  if (typeof options?.authorize === 'function') return options.authorize;
  const shown = lines.map((line) => `  ${line}`);
  throw new OptionsError(
    'authorize',
    ['mount needs to know who may look. Give it a function:', '', ...shown].join('\n'),
  );
}
