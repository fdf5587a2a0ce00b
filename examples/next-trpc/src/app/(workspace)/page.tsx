import Link from 'next/link';
import { PageHeader } from '@/components/page-header';
import { ActivityList } from '@/components/projects/activity-list';
import { ProjectCard } from '@/components/projects/project-card';
import { latestActivity } from '@/workspace/activity';
import { requireMember } from '@/workspace/current-member';
import { listMembers } from '@/workspace/members';
import { listProjects } from '@/workspace/projects';

export default async function OverviewPage() {
  const { user, workspace } = await requireMember();
  const [all, activities, members] = await Promise.all([
    listProjects(workspace.id),
    latestActivity(workspace.id),
    listMembers(workspace.id),
  ]);
  const projects = all.filter((project) => !project.archivedAt);
  const active = projects.filter((project) => project.status === 'ACTIVE');
  const openTasks = projects.reduce((sum, { total, done }) => sum + total - done, 0);
  const shown = active.length > 0 ? active : projects.slice(0, 4);

  return (
    <>
      <PageHeader
        title={`Hello, ${user.name.split(' ')[0]}`}
        lead={`This is what ${workspace.name} is working on.`}
      >
        <Link className="button" href="/projects#new">
          New project
        </Link>
      </PageHeader>
      <dl className="figures">
        <Figure label="Active projects" value={active.length} />
        <Figure label="Open tasks" value={openTasks} />
        <Figure label="People" value={members.length} />
      </dl>
      <div className="columns">
        <section aria-labelledby="projects-title">
          <header className="section-header">
            <h2 id="projects-title">On the table</h2>
            <Link href="/projects">All projects</Link>
          </header>
          {shown.length === 0 ? (
            <p className="card empty">There is no project yet. Start the first one.</p>
          ) : (
            <ul className="cards">
              {shown.map((project) => (
                <ProjectCard key={project.id} project={project} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="activity-title">
          <header className="section-header">
            <h2 id="activity-title">Lately</h2>
          </header>
          <div className="card">
            <ActivityList activities={activities} />
          </div>
        </section>
      </div>
    </>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
