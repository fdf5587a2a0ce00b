import type { Actor } from './record/audit-record.js';

/** What a viewer may do besides looking at records. */
export type ViewerPermission = 'replay' | 'export' | 'annotate' | 'share';

/** Who looks, as the host's `authorize` says. */
export interface ViewerIdentity {
  readonly actor: Actor;
  /** Forced into every query when given. */
  readonly tenantId?: string;
  /** @default all permissions */
  readonly can?: readonly ViewerPermission[];
}

/** What an adapter tells a mounted handler about one request. */
export interface Mount {
  /** Path under which the handler hangs, without a trailing slash: `/admin/audit`. */
  readonly basePath: string;
  readonly viewer: ViewerIdentity;
  /** Address of the socket's other end, for the records of who looked. */
  readonly peerAddress?: string | null;
}

/** A web-standard handler that any adapter can mount: `createViewer(audit)` makes one. */
export type MountableHandler = (request: Request, mount: Mount) => Promise<Response>;

/**
 * Decides who may look: null is answered 403, a Response is sent as it is (a login redirect).
 * `Native` is the framework's own request.
 */
export type Authorize<Native> = (
  request: Native,
) => ViewerIdentity | Response | null | undefined | Promise<ViewerIdentity | Response | null | undefined>;
