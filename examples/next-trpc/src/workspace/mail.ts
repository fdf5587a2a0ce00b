import { prisma } from '@/database';
import type { Mail } from '../../generated/client';

/** The demo's post office: whatever is sent lies at /outbox. */
export async function sendMail(mail: Pick<Mail, 'to' | 'subject' | 'body' | 'link'>): Promise<void> {
  await prisma.mail.create({ data: mail });
}

export function sentMails(): Promise<Mail[]> {
  return prisma.mail.findMany({ orderBy: { id: 'desc' }, take: 20 });
}
