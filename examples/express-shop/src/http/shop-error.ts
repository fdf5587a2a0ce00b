const CODES: Readonly<Record<number, string>> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'INVALID_INPUT',
};

export type FieldErrors = Readonly<Record<string, string>>;

/** An answer other than the one hoped for; `message` is shown to the customer. */
export class ShopError extends Error {
  override readonly name = 'ShopError';
  /** In a word, for the audit log. */
  readonly code: string;

  constructor(
    readonly status: number,
    message: string,
    readonly fields: FieldErrors = {},
  ) {
    super(message);
    this.code = CODES[status] ?? 'SHOP_ERROR';
  }
}

export const notFound = () => new ShopError(404, 'We looked everywhere, but this page isn’t here.');
