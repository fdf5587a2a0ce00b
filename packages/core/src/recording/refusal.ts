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
  | 'SESSION_ERASED'
  | 'SESSION_FULL'
  | 'DAY_FULL'
  | 'RATE_LIMITED'
  | 'TOO_SLOW'
  | 'TOO_LARGE'
  | 'ENVELOPE_INVALID'
  | 'ENVELOPE_TOO_LARGE'
  | 'NOT_GZIP'
  | 'NOT_JSON_ARRAY'
  | 'INFLATED_TOO_LARGE'
  | 'RATIO_TOO_HIGH'
  | 'TOO_DEEP'
  | 'HASH_CONFLICT'
  | 'ASSET_INVALID'
  | 'TOO_MANY_PIXELS'
  | 'BUSY'
  | 'UNAVAILABLE';

interface RefusalOptions extends ErrorOptions {
  /** For those that may be tried again: when. */
  readonly retryAfterMs?: number;
}

/** A refusal with its status: 4xx is final, 429 and 5xx may be tried again. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly status: number;
  readonly retryAfterMs: number | null;

  constructor(
    status: number,
    code: RefusalCode,
    message: string,
    { retryAfterMs, ...options }: RefusalOptions = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}

/** `{ error: { code, message } }`, as every answer of ours that says no. */
export function refusalResponse({ code, message, status, retryAfterMs }: Refusal): Response {
  const headers = {
    'cache-control': 'no-store',
    ...(retryAfterMs === null ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
  };
  return Response.json({ error: { code, message } }, { status, headers });
}
