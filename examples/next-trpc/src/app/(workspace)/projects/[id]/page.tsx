import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Avatar } from '@/components/people/avatar';
import { ProjectControls } from '@/components/projects/project-controls';
import { StatusBadge } from '@/components/projects/status-badge';
import { TaskList } from '@/components/projects/task-list';
import { TimeAgo } from '@/components/time-ago';
import { requireMember } from '@/workspace/current-member';
import { findProject } from '@/workspace/projects';
import { isAdmin } from '@/workspace/roles';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace } = await requireMember();
  const project = await findProject(workspace.id, (await params).id);
  return { title: project?.name ?? 'No such project' };
}

export default async function ProjectPage({ params }: Props) {
  const { user, role, workspace } = await requireMember();
  const project = await findProject(workspace.id, (await params).id);
  if (!project) notFound();
  const { id, name, description, status, lead, createdAt, archivedAt } = project;
  const tasks = project.tasks.map(({ id, title, doneAt, doneBy }) => ({
    id,
    title,
    isDone: doneAt !== null,
    doneBy: doneBy?.name ?? null,
  }));

  return (
    <>
      <p className="eyebrow">
        <Link href="/projects">Projects</Link>
      </p>
      <header className="project-title">
        <h1>{name}</h1>
        {archivedAt ? <span className="badge">Archived</span> : <StatusBadge status={status} />}
      </header>
      <p className="project-description">{description || 'No description yet.'}</p>
      <div className="columns">
        <TaskList projectId={id} tasks={tasks} me={user.name} />
        <aside className="card facts" aria-label="About this project">
          <dl>
            <dt>Lead</dt>
            <dd className="person">
              {lead ? (
                <>
                  <Avatar name={lead.name} isSmall /> {lead.name}
                </>
              ) : (
                'Nobody'
              )}
            </dd>
            <dt>Started</dt>
            <dd>
              <TimeAgo at={createdAt} />
            </dd>
          </dl>
          <ProjectControls
            id={id}
            name={name}
            status={status}
            isArchived={archivedAt !== null}
            mayDelete={isAdmin(role)}
          />
        </aside>
      </div>
    </>
  );
}
