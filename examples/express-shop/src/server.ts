import { createApp } from './app.js';
import { openAudit } from './audit.js';
import { openDatabase } from './database.js';
import { databaseUrl } from './database-url.js';
import { demoAccounts, seed } from './shop/seed.js';

const port = Number(process.env.PORT ?? 3000);
const prisma = await openDatabase(databaseUrl());
await seed(prisma);
const audit = openAudit(prisma);

const server = createApp({ prisma, audit }).listen(port, (error) => {
  if (error) throw error;
  const url = `http://localhost:${port}`;
  console.log(`Early Hours is open at ${url}`);
  console.log(`  audit log    ${url}/admin/audit`);
  console.log(`  admin area   ${url}/admin`);
  console.log(`  mail outbox  ${url}/dev/outbox`);
  console.log('Demo accounts');
  for (const { email, password, role } of demoAccounts) {
    console.log(`  ${email.padEnd(20)} ${password.padEnd(20)} ${role}`);
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void audit.close().finally(() => prisma.$disconnect()));
    server.closeIdleConnections();
    // A viewer that follows the log holds its connection for up to a minute.
    setTimeout(() => server.closeAllConnections(), 3000).unref();
  });
}
