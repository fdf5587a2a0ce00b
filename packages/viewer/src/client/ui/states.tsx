import type { ReactElement, ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { whyOf } from '../text/why-of.js';

interface EmptyProps {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

export function Empty({ title, hint, children }: EmptyProps): ReactElement {
  return (
    <div className="state">
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </div>
  );
}

export function Failed({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}): ReactElement {
  const problem = error instanceof ApiProblem ? error : null;
  const code = problem?.code ?? null;
  const message = whyOf(error);
  const isRefused = problem?.status === 403 || problem?.status === 404;
  return (
    <div className="state failed" role="alert">
      <h2>{isRefused ? TEXT.refused : TEXT.failed}</h2>
      <p>
        <Outside value={message} />
        {code !== null && (
          <code>
            <Outside value={code} />
          </code>
        )}
      </p>
      {retry !== undefined && !isRefused && (
        <button type="button" className="button" onClick={retry}>
          {TEXT.retry}
        </button>
      )}
    </div>
  );
}

/** Rows in the shape of what is coming, so that nothing jumps when it comes. */
export function LoadingRows({ rows = 12 }: { readonly rows?: number }): ReactElement {
  const widths = Array.from({ length: rows }, (_, row) => 35 + ((row * 37) % 50));
  return (
    <div className="loading-rows" role="status" aria-label={TEXT.loading}>
      {widths.map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <i key={row} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
