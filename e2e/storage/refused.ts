import { expect } from 'vitest';

/** Says that the guard refused. On SQLite, Prisma's own calls take it for a foreign key, and keep the sentence beside. */
export async function refused(
  write: Promise<unknown>,
  says = 'auditreel guard: records are not',
): Promise<void> {
  const error = await write.then(
    () => new Error('It went through'),
    (thrown: Error) => thrown,
  );
  expect(`${error.message} ${JSON.stringify(error)}`).toContain(says);
}
