import { notFound } from './problem.js';

const RECORD_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WIRE_ID = /^[\w-]{1,64}$/;
const CHUNK_KEY = /^([\w#-]{1,64})\.([\w#-]{1,64})\.(\d{1,9})\.(\d{1,9})$/;

export function parseRecordId(value: string): string {
  if (!RECORD_ID.test(value)) throw notFound('record');
  return value.toLowerCase();
}

export function parseSessionId(value: string): string {
  if (!WIRE_ID.test(value)) throw notFound('session');
  return value;
}

/** Reads `tabId.page.seq.part`. */
export function parseChunkKey(value: string): {
  readonly tabId: string;
  readonly page: string;
  readonly seq: number;
  readonly part: number;
} {
  const [, tabId, page, seq, part] = CHUNK_KEY.exec(value) ?? [];
  if (tabId === undefined || page === undefined) throw notFound('chunk');
  return { tabId, page, seq: Number(seq), part: Number(part) };
}
