import { ACCOUNT_PATHS } from './account-paths.js';
import { ADMIN_PATHS } from './admin-paths.js';
import type { EndedCall, Said } from './ended-call.js';
import { describeLogin, LOGIN_PATHS } from './login-paths.js';
import { ORGANIZATION_PATHS } from './organization-paths.js';
import type { Describe } from './say.js';

const PATHS: ReadonlyMap<string, Describe> = new Map(
  [LOGIN_PATHS, ACCOUNT_PATHS, ADMIN_PATHS, ORGANIZATION_PATHS].flatMap((paths) => Object.entries(paths)),
);

/** Endpoints after which nobody can be asked who it was. */
const OUTLIVED: ReadonlySet<string> = new Set([
  '/sign-out',
  '/delete-user',
  '/delete-user/callback',
  '/delete-anonymous-user',
  '/admin/impersonate-user',
  '/admin/stop-impersonating',
]);

/** Whether there is a name for what this endpoint does. */
export function isNamed(path: string): boolean {
  return PATHS.has(path);
}

/** Whether who acts must be asked before the endpoint runs. */
export function outlivesActor(path: string): boolean {
  return OUTLIVED.has(path);
}

/** What a call did, the most telling first; an endpoint that has no name here signs somebody in, or does nothing. */
export function describeCall(call: EndedCall): readonly Said[] {
  const describe = PATHS.get(call.path);
  const said = describe?.(call) ?? describeUnnamed(call);
  return said.map((one) => withEndpoint(one, call));
}

function describeUnnamed(call: EndedCall): readonly Said[] {
  const isLogin = call.error === null && call.newSession !== null && call.notes.openedFor !== null;
  return isLogin ? describeLogin(call) : [];
}

/** A web framework that mounts all of better-auth under one route can't tell which endpoint it was. */
function withEndpoint(said: Said, { path, provider }: EndedCall): Said {
  const via = { endpoint: path, ...(provider === null ? {} : { provider }) };
  return { ...said, metadata: { ...via, ...said.metadata } };
}
