import { prisma } from '@/database';
import { hashToken, newToken } from '@/workspace/tokens';
import type { ApiKey } from '../../generated/client';

export interface NewKey {
  readonly workspaceId: string;
  readonly userId: string;
  readonly name: string;
}

export interface CreatedKey {
  readonly key: ApiKey;
  /** Shown once: only its hash is stored. */
  readonly secret: string;
}

export async function createKey({ workspaceId, userId, name }: NewKey): Promise<CreatedKey> {
  const secret = `lt_live_${newToken()}`;
  const key = await prisma.apiKey.create({
    data: {
      workspaceId,
      createdById: userId,
      name,
      prefix: secret.slice(0, 12),
      keyHash: hashToken(secret),
    },
  });
  return { key, secret };
}

/** The key that a request bears, unless it is unknown or was revoked. */
export async function keyOf(headers: Headers): Promise<ApiKey | null> {
  const secret = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (secret === undefined) return null;
  const key = await prisma.apiKey.findUnique({ where: { keyHash: hashToken(secret) } });
  return key && !key.revokedAt ? key : null;
}

export function listKeys(workspaceId: string): Promise<ApiKey[]> {
  return prisma.apiKey.findMany({
    where: { workspaceId },
    orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
  });
}
