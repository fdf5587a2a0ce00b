import type { ExportFormat } from '@auditreel/core/adapter';
import type {
  ChangesAnswer,
  FacetsAnswer,
  HistogramAnswer,
  MadeShare,
  MeAnswer,
  RecordAnswer,
  RecordsAnswer,
  RowAnswer,
  SessionAnswer,
  SessionAssetsAnswer,
  SessionsAnswer,
  SharesAnswer,
} from '../../api/answers.js';
import type { FindingsAnswer } from '../../api/findings-answer.js';
import { ApiProblem, problemOf } from './api-problem.js';

/** A note to be written. */
export interface NewNote {
  readonly sessionId: string;
  /** Ms, browser clock. */
  readonly t: number;
  readonly tab: string | null;
  readonly text: string;
}

/** A link to be made. */
export interface NewShare {
  /** Below the mount: of a record, or of a session at a time. */
  readonly path: string;
  /** Ms. */
  readonly expiresIn: number;
  readonly note?: string;
}

/** The viewer's own server, as the page sees it. */
export interface Api {
  me(signal: AbortSignal): Promise<MeAnswer>;
  records(search: URLSearchParams, signal: AbortSignal): Promise<RecordsAnswer>;
  histogram(search: URLSearchParams, signal: AbortSignal): Promise<HistogramAnswer>;
  facets(search: URLSearchParams, signal: AbortSignal): Promise<FacetsAnswer>;
  record(id: string, signal: AbortSignal): Promise<RecordAnswer>;
  recordChanges(id: string, search: URLSearchParams, signal: AbortSignal): Promise<ChangesAnswer>;
  /** `search` names the row. */
  rowChanges(search: URLSearchParams, signal: AbortSignal): Promise<RowAnswer>;
  findings(search: URLSearchParams, signal: AbortSignal): Promise<FindingsAnswer>;
  sessions(search: URLSearchParams, signal: AbortSignal): Promise<SessionsAnswer>;
  session(id: string, signal: AbortSignal): Promise<SessionAnswer>;
  /** Address of the stream of new records. */
  recordStream(search: URLSearchParams): string;
  /** Address of the stream that tells when there is more of a session. */
  sessionStream(id: string, search: URLSearchParams): string;
  /** Address of a file with all records that a list finds. */
  exportUrl(format: ExportFormat, search: URLSearchParams): string;
  addNote(note: NewNote): Promise<object>;
  shares(signal: AbortSignal): Promise<SharesAnswer>;
  makeShare(share: NewShare): Promise<MadeShare>;
  revokeShare(id: string): Promise<object>;
  /** A chunk's bytes as stored. */
  chunk(
    sessionId: string,
    key: string,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  sessionAssets(sessionId: string, signal: AbortSignal): Promise<SessionAssetsAnswer>;
  /** An asset's bytes as stored. */
  asset(
    sessionId: string,
    name: string,
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
    histogram: (search, signal) => json<HistogramAnswer>(`histogram?${search}`, 'stretches', signal),
    facets: (search, signal) => json<FacetsAnswer>(`facets?${search}`, 'facets', signal),
    record: (id, signal) => json<RecordAnswer>(`records/${encodeURIComponent(id)}`, 'record', signal),
    recordChanges: (id, search, signal) =>
      json<ChangesAnswer>(`records/${encodeURIComponent(id)}/changes?${search}`, 'changes', signal),
    rowChanges: (search, signal) => json<RowAnswer>(`changes?${search}`, 'changes', signal),
    findings: (search, signal) => json<FindingsAnswer>(`findings?${search}`, 'findings', signal),
    sessions: (search, signal) => json<SessionsAnswer>(`sessions?${search}`, 'sessions', signal),
    session: (id, signal) => json<SessionAnswer>(`sessions/${encodeURIComponent(id)}`, 'session', signal),
    recordStream: (search) => url(`records/stream?${search}`),
    sessionStream: (id, search) => url(`sessions/${encodeURIComponent(id)}/stream?${search}`),
    exportUrl(format, search) {
      const filter = new URLSearchParams(search);
      filter.set('format', format);
      return url(`export?${filter}`);
    },
    addNote: (note) => post(url('notes'), note, 'stored'),
    shares: (signal) => json<SharesAnswer>('shares', 'shares', signal),
    makeShare: (share) => post<MadeShare>(url('shares'), share, 'url'),
    revokeShare: (id) => post(url(`shares/${encodeURIComponent(id)}/revoke`), {}, 'revoked'),
    chunk: (id, key, signal) => stored(url(pathIn(id, `chunks/${encodeURIComponent(key)}`)), signal),
    sessionAssets: (id, signal) => json<SessionAssetsAnswer>(pathIn(id, 'assets'), 'assets', signal),
    asset: (id, name, signal) => stored(url(pathIn(id, `assets/${encodeURIComponent(name)}`)), signal),
  };
}

function pathIn(sessionId: string, path: string): string {
  return `sessions/${encodeURIComponent(sessionId)}/${path}`;
}

async function stored(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { body } = await ask(url, signal);
  if (body === null) throw new ApiProblem('EMPTY', 200, 'The server sent nothing.');
  return body;
}

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json, */*;q=0.5' } });
  if (response.ok) return response;
  throw problemOf(response.status, await response.json().catch(() => null));
}

async function post<T extends object>(url: string, body: object, key: string): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, answer);
  return answerWith<T>(answer, key as keyof T & string);
}

/** The server is of the same version; this only tells its answer from a proxy's login page. */
function answerWith<T extends object>(value: unknown, key: keyof T & string): T {
  if (typeof value === 'object' && value !== null && key in value) return value as T;
  throw new ApiProblem('UNREADABLE', 200, 'The server sent something that is not an answer of this viewer.');
}
