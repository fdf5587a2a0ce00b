/** Why an upload or a session request was refused; the code is stable, the message is for people. */
export type RefusalCode =
  | 'NOT_FOUND'
  | 'ORIGIN_NOT_ALLOWED'
  | 'CONSENT_MISSING'
  | 'BODY_INVALID'
  | 'WRITE_TOKEN_MISSING'
  | 'WRITE_TOKEN_INVALID'
  | 'WRITE_TOKEN_EXPIRED'
  | 'SESSION_MISMATCH'
  | 'SESSION_FULL'
  | 'TOO_LARGE'
  | 'ENVELOPE_INVALID'
  | 'ENVELOPE_TOO_LARGE'
  | 'NOT_GZIP'
  | 'NOT_JSON_ARRAY'
  | 'INFLATED_TOO_LARGE'
  | 'RATIO_TOO_HIGH'
  | 'TOO_DEEP'
  | 'HASH_CONFLICT'
  | 'UNAVAILABLE';

/** A refusal with its status: 4xx is final, 429 and 5xx may be tried again. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly status: number;

  constructor(status: number, code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}

/** `{ error: { code, message } }`, as every answer of ours that says no. */
export function refusalResponse(refusal: Refusal): Response {
  return Response.json(
    { error: { code: refusal.code, message: refusal.message } },
    { status: refusal.status, headers: { 'cache-control': 'no-store' } },
  );
}
