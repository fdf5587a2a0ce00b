import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { TimeAgo } from '@/components/time-ago';
import { sentMails } from '@/workspace/mail';

export const metadata: Metadata = { title: 'Outbox' };

/** For the demo: what would have been mailed, for everybody to see. */
export default async function OutboxPage() {
  await connection();
  const mails = await sentMails();
  return (
    <div className="outbox">
      <h1>Outbox</h1>
      <p className="muted">What Longtable would have mailed. Invites and password links end up here.</p>
      {mails.length === 0 && (
        <p className="card empty">Nothing yet. Invite somebody, or forget a password.</p>
      )}
      {mails.map(({ id, to, subject, body, link, createdAt }) => (
        <article className="card mail" key={id}>
          <h2>{subject}</h2>
          <p className="muted small">
            To {to}, <TimeAgo at={createdAt} />
          </p>
          <p>{body}</p>
          {link && (
            <Link className="button small" href={link} prefetch={false}>
              Open the link
            </Link>
          )}
        </article>
      ))}
    </div>
  );
}
