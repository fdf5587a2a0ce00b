import type { ProblemAnswer } from '../api/answers.js';

/** Every code that the viewer's API answers with. */
export type ViewerProblemCode =
  | 'INVALID_QUERY'
  | 'CROSS_SITE'
  | 'REPLAY_NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'INTERNAL';

const STATUS: Readonly<Record<ViewerProblemCode, number>> = {
  INVALID_QUERY: 400,
  CROSS_SITE: 403,
  REPLAY_NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  INTERNAL: 500,
};

/** A refusal; thrown anywhere below a route, answered as JSON. */
export class ViewerProblem extends Error {
  override readonly name = 'ViewerProblem';
  readonly code: ViewerProblemCode;

  constructor(code: ViewerProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function problemResponse(problem: ViewerProblem): Response {
  const body: ProblemAnswer = { error: { code: problem.code, message: problem.message } };
  const headers = problem.code === 'METHOD_NOT_ALLOWED' ? { allow: 'GET, HEAD' } : undefined;
  return Response.json(body, { status: STATUS[problem.code], ...(headers ? { headers } : {}) });
}

export function notFound(what: string): ViewerProblem {
  return new ViewerProblem('NOT_FOUND', `There is no such ${what}, or it is not yours to see.`);
}
