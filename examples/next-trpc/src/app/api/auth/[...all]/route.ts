import { auditHandler } from '@auditreel/core/better-auth';
import { toNextJsHandler } from 'better-auth/next-js';
import { audit } from '@/audit';
import { auth } from '@/auth';

const handler = auditHandler(audit, { handler: (request) => auth().handler(request) });

export const { GET, POST } = toNextJsHandler(handler);
