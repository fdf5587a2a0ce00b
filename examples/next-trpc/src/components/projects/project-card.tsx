import Link from 'next/link';
import { Avatar } from '@/components/people/avatar';
import { Progress } from '@/components/projects/progress';
import { StatusBadge } from '@/components/projects/status-badge';
import type { ListedProject } from '@/workspace/projects';

export function ProjectCard({ project }: { readonly project: ListedProject }) {
  const { id, name, description, status, lead, done, total } = project;
  return (
    <li className="card project-card">
      <div className="project-card-top">
        <StatusBadge status={status} />
        {lead && (
          <span className="person">
            <Avatar name={lead.name} isSmall /> {lead.name}
          </span>
        )}
      </div>
      <h3>
        <Link href={`/projects/${id}`}>{name}</Link>
      </h3>
      <p className="muted clamp">{description || 'No description yet.'}</p>
      <Progress done={done} total={total} />
    </li>
  );
}
