'use client';

import { useOptimistic } from 'react';
import { AddTask } from '@/components/projects/add-task';
import { AddTasks } from '@/components/projects/add-tasks';
import { useCall } from '@/components/projects/use-call';
import { trpc } from '@/trpc/client';

export interface ShownTask {
  readonly id: string;
  readonly title: string;
  readonly doneBy: string | null;
  readonly isDone: boolean;
}

type Change =
  | { readonly add: readonly string[] }
  | { readonly set: readonly string[]; readonly done: boolean };

interface TaskListProps {
  readonly projectId: string;
  readonly tasks: readonly ShownTask[];
  readonly me: string;
}

export function TaskList({ projectId, tasks, me }: TaskListProps) {
  const [shown, change] = useOptimistic(tasks, (now, wanted: Change) => withChange(now, wanted, me));
  const [isPending, call] = useCall();
  const open = shown.filter((task) => !task.isDone);

  /** All in one tick: tRPC's batch link sends them as one request. */
  function add(titles: readonly string[]) {
    call({
      optimistic: () => change({ add: titles }),
      send: () => Promise.all(titles.map((title) => trpc.task.create.mutate({ projectId, title }))),
      ...(titles.length > 1 ? { done: `${titles.length} tasks added.` } : {}),
    });
  }

  function set(ids: readonly string[], done: boolean) {
    call({
      optimistic: () => change({ set: ids, done }),
      send: () => Promise.all(ids.map((id) => trpc.task.toggle.mutate({ id, done }))),
      ...(ids.length > 1 ? { done: `${ids.length} tasks done.` } : {}),
    });
  }

  return (
    <section className="card tasks" aria-labelledby="tasks-title">
      <header className="card-header">
        <h2 id="tasks-title">Tasks</h2>
        {open.length > 1 && (
          <button
            type="button"
            className="link-button"
            disabled={isPending}
            onClick={() => set(idsOf(open), true)}
          >
            Mark all {open.length} done
          </button>
        )}
      </header>
      {shown.length === 0 ? (
        <p className="empty">Nothing to do yet. What comes first?</p>
      ) : (
        <ul>
          {shown.map((task) => (
            <li key={task.id}>
              <label className="task">
                <input
                  type="checkbox"
                  checked={task.isDone}
                  disabled={task.id.startsWith('new-')}
                  onChange={(event) => set([task.id], event.target.checked)}
                />
                <span className="task-title">{task.title}</span>
                {task.isDone && task.doneBy && <span className="muted small">{task.doneBy}</span>}
              </label>
            </li>
          ))}
        </ul>
      )}
      <AddTask onAdd={(title) => add([title])} />
      <AddTasks onAdd={add} />
    </section>
  );
}

function idsOf(tasks: readonly ShownTask[]): readonly string[] {
  return tasks.map((task) => task.id);
}

function withChange(tasks: readonly ShownTask[], change: Change, me: string): readonly ShownTask[] {
  if ('add' in change) {
    const added = change.add.map((title, index) => ({
      id: `new-${tasks.length + index}`,
      title,
      doneBy: null,
      isDone: false,
    }));
    return [...tasks, ...added];
  }
  return tasks.map((task) =>
    change.set.includes(task.id) ? { ...task, isDone: change.done, doneBy: change.done ? me : null } : task,
  );
}
