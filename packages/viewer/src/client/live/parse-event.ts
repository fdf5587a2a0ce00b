import type { ShownRecord } from '../../api/answers.js';
import type { CaughtUp } from '../../api/live.js';
import { ApiProblem } from '../api/api-problem.js';

/** The server is of the same version; this only tells its events from another's. */
export function parseRecord(data: unknown): ShownRecord {
  const value = parseJson(data);
  if ('id' in value && typeof value.id === 'string' && 'time' in value) return value as ShownRecord;
  throw unreadable();
}

export function parseCaughtUp(data: unknown): CaughtUp {
  const value = parseJson(data);
  if ('isComplete' in value) return value as CaughtUp;
  throw unreadable();
}

function parseJson(data: unknown): object {
  const value: unknown = JSON.parse(String(data));
  if (typeof value === 'object' && value !== null) return value;
  throw unreadable();
}

function unreadable(): ApiProblem {
  return new ApiProblem('UNREADABLE', 200, 'The server sent something that is not an event of this viewer.');
}
