'use client';

interface AddTaskProps {
  readonly onAdd: (title: string) => void;
}

export function AddTask({ onAdd }: AddTaskProps) {
  return (
    <form
      className="inline-form add-task"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const title = String(new FormData(form).get('title')).trim();
        if (title !== '') onAdd(title);
        form.reset();
      }}
    >
      <input name="title" aria-label="New task" placeholder="Add a task" maxLength={140} required />
      <button type="submit" className="button small">
        Add
      </button>
    </form>
  );
}
