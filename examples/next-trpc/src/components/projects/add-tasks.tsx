'use client';

import { useRef } from 'react';

const MOST = 20;

interface AddTasksProps {
  readonly onAdd: (titles: readonly string[]) => void;
}

/** Several at once: a line is a task. */
export function AddTasks({ onAdd }: AddTasksProps) {
  const details = useRef<HTMLDetailsElement>(null);
  return (
    <details className="add-tasks" ref={details}>
      <summary className="link-button">Add several at once</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const titles = linesOf(String(new FormData(form).get('titles')));
          if (titles.length > 0) onAdd(titles);
          form.reset();
          details.current?.removeAttribute('open');
        }}
      >
        <div className="field">
          <label htmlFor="titles">A line is a task</label>
          <textarea id="titles" name="titles" rows={4} required />
          <p className="field-hint">Up to {MOST} at a time.</p>
        </div>
        <button type="submit" className="button small">
          Add them
        </button>
      </form>
    </details>
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 140))
    .filter((line) => line !== '')
    .slice(0, MOST);
}
