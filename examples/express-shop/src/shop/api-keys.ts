import type { ApiKey, PrismaClient, User } from '../../generated/client.js';
import { hashToken, newToken } from './tokens.js';

export interface CreatedKey {
  readonly key: ApiKey;
  /** Shown once: only its hash is stored. */
  readonly secret: string;
}

export async function createApiKey(prisma: PrismaClient, userId: string, name: string): Promise<CreatedKey> {
  const secret = `eh_live_${newToken()}`;
  const key = await prisma.apiKey.create({
    data: { userId, name, prefix: secret.slice(0, 12), keyHash: hashToken(secret) },
  });
  return { key, secret };
}

/** False when the key is somebody else's or was revoked before. */
export async function revokeApiKey(prisma: PrismaClient, userId: string, id: string): Promise<boolean> {
  const { count } = await prisma.apiKey.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}

export async function ownerOfKey(prisma: PrismaClient, secret: string): Promise<User | null> {
  const key = await prisma.apiKey.findUnique({
    where: { keyHash: hashToken(secret) },
    include: { user: true },
  });
  return key && !key.revokedAt ? key.user : null;
}
