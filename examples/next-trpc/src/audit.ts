import { type Actor, type Audit, createAudit } from '@auditreel/core';
import { betterAuthActor } from '@auditreel/core/better-auth';
import { prismaStorage } from '@auditreel/core/prisma';
import { auth } from '@/auth';
import { prisma } from '@/database';
import { keyOf } from '@/workspace/api-keys';
import type { Member } from '@/workspace/current-member';

// The type is written out because auth and audit need each other.
export const audit: Audit = createAudit({
  storage: prismaStorage(prisma),
  secret: process.env.AUDITREEL_SECRET,
  service: 'workspace',
  actor: actorOf,
});

const signedIn = betterAuthActor(auth);

/** Who acts: the API key of a request that bears one, else whoever is signed in. */
async function actorOf(request: Request): Promise<Actor | null> {
  const key = await keyOf(request.headers);
  return key ? { type: 'api_key', id: key.id, name: key.name } : signedIn(request);
}

export function asActor({ id, name }: Pick<Member['user'], 'id' | 'name'>): Actor {
  return { type: 'user', id, name };
}
