'use client';

import { useOptimistic } from 'react';
import { Confirm } from '@/components/forms/confirm';
import { useCall } from '@/components/projects/use-call';
import { trpc } from '@/trpc/client';
import { STATUS_LABEL, STATUSES } from '@/workspace/status-label';
import type { ProjectStatus } from '../../../generated/enums';

interface ProjectControlsProps {
  readonly id: string;
  readonly name: string;
  readonly status: ProjectStatus;
  readonly isArchived: boolean;
  readonly mayDelete: boolean;
}

export function ProjectControls({ id, name, status, isArchived, mayDelete }: ProjectControlsProps) {
  const [isPending, call] = useCall();
  const [shown, show] = useOptimistic(status);

  function setStatus(wanted: ProjectStatus) {
    call({
      optimistic: () => show(wanted),
      send: () => trpc.project.setStatus.mutate({ id, status: wanted }),
      done: `${name} is now ${STATUS_LABEL[wanted].toLowerCase()}.`,
    });
  }

  return (
    <div className="controls">
      <div className="field">
        <label htmlFor="status">Status</label>
        <select
          id="status"
          value={shown}
          disabled={isArchived}
          onChange={(event) => setStatus(STATUSES.find((known) => known === event.target.value) ?? status)}
        >
          {STATUSES.map((known) => (
            <option key={known} value={known}>
              {STATUS_LABEL[known]}
            </option>
          ))}
        </select>
      </div>
      <button
        type="button"
        className="button quiet"
        disabled={isPending}
        onClick={() => call({ send: () => trpc.project.syncCalendar.mutate({ id }) })}
      >
        Sync to calendar
      </button>
      <button
        type="button"
        className="button quiet"
        disabled={isPending}
        onClick={() =>
          isArchived
            ? call({ send: () => trpc.project.restore.mutate({ id }), done: `${name} is back.` })
            : call({ send: () => trpc.project.archive.mutate({ id }), done: `${name} is archived.` })
        }
      >
        {isArchived ? 'Bring back' : 'Archive'}
      </button>
      {mayDelete && (
        <Confirm label="Delete project" question="Its tasks go with it, and nobody can bring them back.">
          <button
            type="button"
            className="button small danger"
            disabled={isPending}
            onClick={() =>
              call({
                send: () => trpc.project.remove.mutate({ id }),
                done: `${name} is deleted.`,
                next: '/projects',
              })
            }
          >
            Delete it
          </button>
        </Confirm>
      )}
    </div>
  );
}
