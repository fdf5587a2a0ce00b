import { randomBytes } from 'node:crypto';
import { type Actor, type Audit, createAudit, type TargetMeta, type ViewerIdentity } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import type { Request } from 'express';
import type { PrismaClient, User } from '../generated/client.js';

/** How the shop is audited: where records go, and who acts. */
export function openAudit(prisma: PrismaClient): Audit {
  return createAudit({
    storage: prismaStorage(prisma),
    // A real shop sets it, the same for every process; the demo's recordings end with the process.
    secret: process.env.AUDITREEL_SECRET ?? randomBytes(32).toString('base64'),
    service: 'early-hours',
    retention: { recordings: '30d', records: 'forever' },
    actor: (_request, req: Request) => actorOf(req),
  });
}

/** Whoever works for the shop may look, and who looked is in the log as well. */
export function viewerOf(req: Request): ViewerIdentity | null {
  const staff = req.visitor.admin ?? req.visitor.user;
  return staff?.role === 'admin' ? { actor: asActor(staff) } : null;
}

/** While an admin acts as a customer, it is the admin who acts. */
function actorOf({ visitor }: Request): Actor | null {
  // Nobody was asked yet: the request ended before the shop looked at its cookies.
  if (visitor === undefined) return { type: 'unknown' };
  const { user, admin } = visitor;
  if (admin && user) return { ...asActor(admin), onBehalfOf: { type: 'user', id: user.id } };
  return user && asActor(user);
}

export function asActor(user: User): Actor {
  return { type: 'user', id: user.id, name: user.name };
}

export function asTarget(user: User): TargetMeta {
  return { type: 'user', id: user.id, name: user.name };
}
