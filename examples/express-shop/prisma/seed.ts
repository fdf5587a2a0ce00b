import { openDatabase } from '../src/database.js';
import { databaseUrl } from '../src/database-url.js';
import { seed } from '../src/shop/seed.js';

const prisma = await openDatabase(databaseUrl());
await seed(prisma);
await prisma.$disconnect();
