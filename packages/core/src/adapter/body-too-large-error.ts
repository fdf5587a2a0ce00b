/** More bytes came than a mounted handler is given. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}
