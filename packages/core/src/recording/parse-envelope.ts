import { z } from 'zod';
import { isWireId } from '../protocol/context.js';
import type { ChunkEnvelope } from '../protocol/envelope.js';
import type { IngestLimits } from '../protocol/limits.js';
import { Refusal } from './refusal.js';

const wireId = z.string().refine(isWireId, 'must be 1 to 64 of A-Z a-z 0-9 _ # -');
const ms = z.number().int().min(0).max(8_640_000_000_000_000);
const count = z.number().int().min(0).max(1_000_000);

const mark = z.object({
  requestId: wireId,
  method: z.string().regex(/^[A-Z]{1,16}$/),
  path: z.string().max(512),
  t: ms,
  inputAgo: z.number().int().min(0).max(2_000_000_000).nullable(),
});

const envelope = z.object({
  v: z.literal(1),
  sessionId: z.uuid(),
  tabId: wireId,
  page: wireId,
  seq: count,
  part: count,
  parts: z.number().int().min(1).max(1000),
  firstMs: ms,
  lastMs: ms,
  sendMs: ms,
  count,
  hasSnapshot: z.boolean(),
  marks: z.array(mark),
  dropped: count,
  recorder: z.string().max(32),
  clock: z.object({ offsetMs: z.number().int(), errorMs: z.number().int().min(0) }).exactOptional(),
});

/** An upload cut in two: the JSON line that describes it, and the gzip. */
export interface Upload {
  readonly envelope: ChunkEnvelope;
  readonly data: Uint8Array;
}

const NEWLINE = 0x0a;

/**
 * Splits and checks an upload; the data is not looked into.
 * @throws Refusal 400 ENVELOPE_INVALID, 413 ENVELOPE_TOO_LARGE
 */
export function parseUpload(bytes: Uint8Array, limits: IngestLimits): Upload {
  const end = bytes.subarray(0, limits.envelopeBytes + 1).indexOf(NEWLINE);
  if (end < 0 && bytes.byteLength > limits.envelopeBytes) {
    throw new Refusal(413, 'ENVELOPE_TOO_LARGE', `The envelope line may have ${limits.envelopeBytes} bytes.`);
  }
  if (end < 0) throw invalid('the line feed after it is missing');
  const parsed = envelope.safeParse(parseJson(bytes.subarray(0, end)));
  if (!parsed.success) throw invalid(firstIssue(parsed.error));
  if (parsed.data.marks.length > limits.marks) throw invalid(`it has more than ${limits.marks} marks`);
  if (parsed.data.part >= parsed.data.parts) throw invalid('part must be below parts');
  if (parsed.data.lastMs < parsed.data.firstMs) throw invalid('lastMs is before firstMs');
  return { envelope: parsed.data, data: bytes.subarray(end + 1) };
}

function parseJson(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    throw invalid('it is no JSON');
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'it is malformed' : `${issue.path.join('.') || 'it'}: ${issue.message}`;
}

function invalid(why: string): Refusal {
  return new Refusal(400, 'ENVELOPE_INVALID', `The envelope can't be read: ${why}.`);
}
