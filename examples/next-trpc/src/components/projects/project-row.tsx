'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Avatar } from '@/components/people/avatar';
import { Progress } from '@/components/projects/progress';
import { RenameForm } from '@/components/projects/rename-form';
import { StatusBadge } from '@/components/projects/status-badge';
import type { ListedProject } from '@/workspace/projects';

interface ProjectRowProps {
  readonly project: ListedProject;
  readonly onRename: (name: string) => void;
  readonly onArchive: () => void;
}

export function ProjectRow({ project, onRename, onArchive }: ProjectRowProps) {
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, status, lead, done, total } = project;

  if (isRenaming) {
    return (
      <li className="project-row">
        <RenameForm
          name={name}
          onCancel={() => setRenaming(false)}
          onRename={(wanted) => {
            setRenaming(false);
            onRename(wanted);
          }}
        />
      </li>
    );
  }
  return (
    <li className="project-row">
      <div className="project-row-name">
        <Link href={`/projects/${id}`}>{name}</Link>
        {lead && (
          <span className="person">
            <Avatar name={lead.name} isSmall /> {lead.name}
          </span>
        )}
      </div>
      <StatusBadge status={status} />
      <Progress done={done} total={total} />
      <div className="row-actions">
        <button
          type="button"
          className="link-button"
          onClick={() => setRenaming(true)}
          aria-label={`Rename ${name}`}
        >
          Rename
        </button>
        <button type="button" className="link-button" onClick={onArchive} aria-label={`Archive ${name}`}>
          Archive
        </button>
      </div>
    </li>
  );
}
