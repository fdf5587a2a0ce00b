const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a value has the shape of an id; PostgreSQL answers any other with an error instead of no rows. */
export function isId(value: string): boolean {
  return ID.test(value);
}
