import type { ProblemAnswer } from '../api/answers.js';

/** Every code that the viewer's API answers with. */
export type ViewerProblemCode =
  | 'INVALID_QUERY'
  | 'INVALID_BODY'
  | 'BODY_TOO_LARGE'
  | 'UNSUPPORTED_TYPE'
  | 'CROSS_SITE'
  | 'REPLAY_NOT_ALLOWED'
  | 'EXPORT_NOT_ALLOWED'
  | 'ANNOTATE_NOT_ALLOWED'
  | 'SHARE_NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'UNAVAILABLE'
  | 'INTERNAL';

const STATUS: Readonly<Record<ViewerProblemCode, number>> = {
  INVALID_QUERY: 400,
  INVALID_BODY: 400,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
  CROSS_SITE: 403,
  REPLAY_NOT_ALLOWED: 403,
  EXPORT_NOT_ALLOWED: 403,
  ANNOTATE_NOT_ALLOWED: 403,
  SHARE_NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  UNAVAILABLE: 503,
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
