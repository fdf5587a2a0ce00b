import { type Actor, type Audit, createAudit } from '@auditreel/core';
import { betterAuthActor } from '@auditreel/core/better-auth';
import { prismaStorage } from '@auditreel/core/prisma';
import { auth } from '@/auth';
import { base } from '@/base-client';
import { keyOf } from '@/workspace/api-keys';
import type { Member } from '@/workspace/current-member';

// The type is written out because auth and audit need each other.
export const audit: Audit = createAudit({
  storage: prismaStorage(base),
  secret: process.env.AUDITREEL_SECRET,
  service: 'workspace',
  retention: { recordings: '30d', records: 'forever' },
  actor: actorOf,
});

const signedIn = betterAuthActor(auth);

/** Who acts, by the rules of whoever lets them: API keys count under `/api/v1`, and a login everywhere else. */
async function actorOf(request: Request): Promise<Actor | null> {
  if (!new URL(request.url).pathname.startsWith('/api/v1/')) return signedIn(request);
  const key = await keyOf(request.headers);
  return key && { type: 'api_key', id: key.id, name: key.name };
}

export function asActor({ id, name }: Pick<Member['user'], 'id' | 'name'>): Actor {
  return { type: 'user', id, name };
}
