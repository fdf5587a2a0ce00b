import { auditChanges } from '@auditreel/core/changes';
import { audit } from '@/audit';
import { base } from '@/base-client';

/** The workspace's client: what it writes to tracked tables names the request that wrote. */
export const prisma = auditChanges(() => audit)(base);
