import type { ReactElement } from 'react';
import { problemText } from '../strings/search.js';
import { Outside } from '../text/outside.js';
import type { QueryProblem } from './parse-query.js';

interface QueryProblemsProps {
  readonly id: string;
  readonly problems: readonly QueryProblem[];
}

/** Why the list is still the one of before. */
export function QueryProblems({ id, problems }: QueryProblemsProps): ReactElement {
  return (
    <ul className="query-problems" id={id} role="alert">
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)}>
          <Outside value={problemText(problem)} />
        </li>
      ))}
    </ul>
  );
}
