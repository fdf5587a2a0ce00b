import type {
  ChangesAnswer,
  MeAnswer,
  RecordAnswer,
  RecordsAnswer,
  RowAnswer,
  SessionAnswer,
  SessionsAnswer,
} from '../../api/answers.js';
import { ApiProblem, problemOf } from './api-problem.js';

/** The viewer's own server, as the page sees it. */
export interface Api {
  me(signal: AbortSignal): Promise<MeAnswer>;
  records(search: URLSearchParams, signal: AbortSignal): Promise<RecordsAnswer>;
  record(id: string, signal: AbortSignal): Promise<RecordAnswer>;
  recordChanges(id: string, search: URLSearchParams, signal: AbortSignal): Promise<ChangesAnswer>;
  /** `search` names the row. */
  rowChanges(search: URLSearchParams, signal: AbortSignal): Promise<RowAnswer>;
  sessions(search: URLSearchParams, signal: AbortSignal): Promise<SessionsAnswer>;
  session(id: string, signal: AbortSignal): Promise<SessionAnswer>;
  /** A chunk's bytes as stored. */
  chunk(
    sessionId: string,
    key: string,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
}

export function createApi(basePath: string): Api {
  const url = (path: string): string => `${basePath}/api/${path}`;
  const json = async <T extends object>(
    path: string,
    key: keyof T & string,
    signal: AbortSignal,
  ): Promise<T> => answerWith<T>(await (await ask(url(path), signal)).json(), key);
  return {
    me: (signal) => json<MeAnswer>('me', 'actor', signal),
    records: (search, signal) => json<RecordsAnswer>(`records?${search}`, 'records', signal),
    record: (id, signal) => json<RecordAnswer>(`records/${encodeURIComponent(id)}`, 'record', signal),
    recordChanges: (id, search, signal) =>
      json<ChangesAnswer>(`records/${encodeURIComponent(id)}/changes?${search}`, 'changes', signal),
    rowChanges: (search, signal) => json<RowAnswer>(`changes?${search}`, 'changes', signal),
    sessions: (search, signal) => json<SessionsAnswer>(`sessions?${search}`, 'sessions', signal),
    session: (id, signal) => json<SessionAnswer>(`sessions/${encodeURIComponent(id)}`, 'session', signal),
    async chunk(sessionId, key, signal) {
      const path = `sessions/${encodeURIComponent(sessionId)}/chunks/${encodeURIComponent(key)}`;
      const { body } = await ask(url(path), signal);
      if (body === null) throw new ApiProblem('EMPTY', 200, 'The server sent an empty chunk.');
      return body;
    },
  };
}

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json, */*;q=0.5' } });
  if (response.ok) return response;
  throw problemOf(response.status, await response.json().catch(() => null));
}

/** The server is of the same version; this only tells its answer from a proxy's login page. */
function answerWith<T extends object>(value: unknown, key: keyof T & string): T {
  if (typeof value === 'object' && value !== null && key in value) return value as T;
  throw new ApiProblem('UNREADABLE', 200, 'The server sent something that is not an answer of this viewer.');
}
