export type FieldErrors = Readonly<Record<string, string>>;

/** An answer other than the one hoped for; `message` is shown to the customer. */
export class ShopError extends Error {
  override readonly name = 'ShopError';

  constructor(
    readonly status: number,
    message: string,
    readonly fields: FieldErrors = {},
  ) {
    super(message);
  }
}

export const notFound = () => new ShopError(404, 'We looked everywhere, but this page isn’t here.');
