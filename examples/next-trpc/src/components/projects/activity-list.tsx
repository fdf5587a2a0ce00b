import Link from 'next/link';
import { Avatar } from '@/components/people/avatar';
import { TimeAgo } from '@/components/time-ago';
import type { latestActivity } from '@/workspace/activity';

interface ActivityListProps {
  readonly activities: Awaited<ReturnType<typeof latestActivity>>;
}

export function ActivityList({ activities }: ActivityListProps) {
  if (activities.length === 0) return <p className="muted">Nothing has happened yet.</p>;
  return (
    <ol className="activity">
      {activities.map(({ id, user, text, project, createdAt }) => {
        const name = user?.name ?? 'Somebody who left';
        const [before, after] = text.split('{project}');
        return (
          <li key={id}>
            <Avatar name={name} isSmall />
            <p>
              <strong>{name}</strong> {before}
              {project && <Link href={`/projects/${project.id}`}>{project.name}</Link>}
              {after}
              <span className="muted">
                <TimeAgo at={createdAt} />
              </span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
