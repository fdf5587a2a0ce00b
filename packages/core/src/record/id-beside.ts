import { createHash } from 'node:crypto';

/** The same id for the same words each time, of a record's own time: whoever comes to it again writes nothing. */
export function idBeside(recordId: string, words: string): string {
  const hash = createHash('sha256').update(`${words} ${recordId}`).digest('hex');
  return `${recordId.slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
