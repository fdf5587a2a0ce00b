export type { PrismaClientLike } from './prisma/client-shape.js';
export type { PrismaStorageOptions } from './prisma/database.js';
export { prismaStorage } from './prisma/prisma-storage.js';
export { SchemaMissingError } from './prisma/schema-missing-error.js';
