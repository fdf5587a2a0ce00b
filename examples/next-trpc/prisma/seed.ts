import { hashPassword } from 'better-auth/crypto';
import { base as prisma } from '../src/base-client';
import { demoPeople } from '../src/workspace/demo-people';
import { inviteExpiry } from '../src/workspace/invite-state';
import { hashToken, newToken } from '../src/workspace/tokens';
import { seedProjects } from './seed-projects';

const workspaceId = 'northwind';
const ago = (days: number, hours = 0) => new Date(Date.now() - (days * 24 + hours) * 3_600_000);
const userId = (name: string) => `user-${name}`;

await prisma.$queryRawUnsafe('PRAGMA journal_mode = WAL');
// A database that has people in it is left alone.
if ((await prisma.user.count()) === 0) {
  await prisma.workspace.create({
    data: { id: workspaceId, name: 'Northwind Studio', createdAt: ago(200) },
  });
  await seedPeople();
  await seedWork();
  await seedInvites();
  await seedApiKeys();
  await seedActivity();
}
await prisma.$disconnect();

async function seedPeople(): Promise<void> {
  for (const [index, { id, name, email, password, role }] of demoPeople.entries()) {
    const createdAt = ago(200 - index * 11);
    const account = { id: `account-${id}`, accountId: id, providerId: 'credential' };
    await prisma.user.create({
      data: {
        id,
        name,
        email,
        emailVerified: true,
        createdAt,
        accounts: { create: { ...account, password: await hashPassword(password) } },
        memberships: { create: { workspaceId, role, createdAt } },
      },
    });
  }
}

async function seedWork(): Promise<void> {
  for (const { tasks, done, lead, daysAgo, isArchived, ...project } of seedProjects) {
    await prisma.project.create({
      data: {
        ...project,
        workspaceId,
        leadId: userId(lead),
        createdAt: ago(daysAgo),
        archivedAt: isArchived ? ago(daysAgo - 60) : null,
        tasks: {
          create: tasks.map((title, index) => ({
            title,
            createdAt: new Date(ago(daysAgo).getTime() + index * 60_000),
            ...(index < done ? { doneAt: ago(daysAgo / 2), doneById: userId(lead) } : {}),
          })),
        },
      },
    });
  }
}

/** Their links are lost: only the hashes are kept. */
async function seedInvites(): Promise<void> {
  const invites = [
    { email: 'noor@halyard.test', role: 'MEMBER', invitedById: userId('tom'), createdAt: ago(2) },
    { email: 'felix@halyard.test', role: 'ADMIN', invitedById: userId('ines'), createdAt: ago(12) },
  ] as const;
  await prisma.invite.createMany({
    data: invites.map((invite) => ({
      ...invite,
      workspaceId,
      tokenHash: hashToken(newToken()),
      expiresAt: inviteExpiry(invite.createdAt),
    })),
  });
}

async function seedApiKeys(): Promise<void> {
  const keys = [
    { name: 'Studio calendar', prefix: 'lt_live_Qm7p', createdAt: ago(90), lastUsedAt: ago(0, 3) },
    { name: 'Old time tracker', prefix: 'lt_live_x2Vd', createdAt: ago(160), revokedAt: ago(40) },
  ];
  for (const key of keys) {
    await prisma.apiKey.create({
      data: { ...key, workspaceId, createdById: userId('ines'), keyHash: hashToken(newToken()) },
    });
  }
}

async function seedActivity(): Promise<void> {
  const said = [
    ['tom', 'finished 2 tasks in {project}', 'harbour-signage', 0, 2],
    ['ines', 'set {project} to active', 'almanac', 0, 5],
    ['jo', 'started {project}', 'atlas-of-sounds', 5, 0],
    ['sam', 'put {project} on hold', 'website-refresh', 6, 3],
    ['lena', 'started {project}', 'bakery-identity', 9, 0],
    ['priya', 'finished {project}', 'annual-report', 14, 1],
  ] as const;
  for (const [who, text, projectId, days, hours] of said) {
    await prisma.activity.create({
      data: { workspaceId, userId: userId(who), text, projectId, createdAt: ago(days, hours) },
    });
  }
}
