import type { Metadata } from 'next';
import Link from 'next/link';
import { createProject } from '@/actions/create-project';
import { ActionForm } from '@/components/forms/action-form';
import { Field } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { Icon } from '@/components/frame/icon';
import { PageHeader } from '@/components/page-header';
import { ProjectList } from '@/components/projects/project-list';
import { RestoreButton } from '@/components/projects/restore-button';
import { requireMember } from '@/workspace/current-member';
import { type ListedProject, listProjects } from '@/workspace/projects';

export const metadata: Metadata = { title: 'Projects' };

export default async function ProjectsPage() {
  const { workspace } = await requireMember();
  const projects = await listProjects(workspace.id);
  const current = projects.filter((project) => !project.archivedAt);
  const archived = projects.filter((project) => project.archivedAt);

  return (
    <>
      <PageHeader title="Projects" lead={`${current.length} on the table, ${archived.length} archived.`}>
        {/* A download: the router has nothing to do with it. */}
        <a className="button quiet" href="/api/projects/export" download>
          <Icon name="download" /> Export CSV
        </a>
        <a className="button" href="#new">
          New project
        </a>
      </PageHeader>
      {current.length === 0 ? (
        <p className="card empty">There is no project yet. Start the first one below.</p>
      ) : (
        <ProjectList projects={current} />
      )}
      <section className="card new-project" id="new" aria-labelledby="new-title">
        <h2 id="new-title">New project</h2>
        <ActionForm action={createProject} className="form">
          <Field name="name" label="Name" placeholder="Something you would say out loud" />
          <Field name="description" label="What is it about?" rows={2} isRequired={false} />
          <SubmitButton>Start project</SubmitButton>
        </ActionForm>
      </section>
      {archived.length > 0 && <Archived projects={archived} />}
    </>
  );
}

function Archived({ projects }: { readonly projects: readonly ListedProject[] }) {
  return (
    <section aria-labelledby="archived-title">
      <header className="section-header">
        <h2 id="archived-title">Archived</h2>
      </header>
      <ul className="card rows">
        {projects.map(({ id, name }) => (
          <li key={id} className="archived-row">
            <Link href={`/projects/${id}`}>{name}</Link>
            <RestoreButton id={id} name={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}
