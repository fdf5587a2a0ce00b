'use client';

import { useOptimistic } from 'react';
import { ProjectRow } from '@/components/projects/project-row';
import { useCall } from '@/components/projects/use-call';
import { trpc } from '@/trpc/client';
import type { ListedProject } from '@/workspace/projects';

type Change = { readonly rename: string; readonly to: string } | { readonly archive: string };

/** Shows a change at once, and takes it back when the server doesn't agree. */
export function ProjectList({ projects }: { readonly projects: readonly ListedProject[] }) {
  const [shown, change] = useOptimistic(projects, withChange);
  const [, call] = useCall();

  return (
    <ul className="card rows">
      {shown.map((project) => (
        <ProjectRow
          key={project.id}
          project={project}
          onRename={(name) =>
            call({
              optimistic: () => change({ rename: project.id, to: name }),
              send: () => trpc.project.rename.mutate({ id: project.id, name }),
              done: `Renamed to ${name}.`,
            })
          }
          onArchive={() =>
            call({
              optimistic: () => change({ archive: project.id }),
              send: () => trpc.project.archive.mutate({ id: project.id }),
              done: `${project.name} is archived.`,
            })
          }
        />
      ))}
    </ul>
  );
}

function withChange(projects: readonly ListedProject[], change: Change): readonly ListedProject[] {
  if ('archive' in change) return projects.filter(({ id }) => id !== change.archive);
  return projects.map((project) =>
    project.id === change.rename ? { ...project, name: change.to } : project,
  );
}
