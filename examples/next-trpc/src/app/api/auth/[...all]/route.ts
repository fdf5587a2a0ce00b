import { auditHandler } from '@auditreel/core/better-auth';
import { toNextJsHandler } from 'better-auth/next-js';
import { audit } from '@/audit';
import { auth } from '@/auth';

const handler = auditHandler(audit, {
  handler: (request) => auth().handler(request),
  // Asked for its endpoints, at the first request: a build has no secret to make it with.
  get api() {
    return auth().api;
  },
});

export const { GET, POST } = toNextJsHandler(handler);
