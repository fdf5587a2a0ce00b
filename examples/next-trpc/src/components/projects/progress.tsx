interface ProgressProps {
  readonly done: number;
  readonly total: number;
}

export function Progress({ done, total }: ProgressProps) {
  if (total === 0) return <p className="progress-note">No tasks yet</p>;
  return (
    <p className="progress-note">
      <progress max={total} value={done} aria-label="Tasks done" />
      <span>
        {done} of {total} done
      </span>
    </p>
  );
}
