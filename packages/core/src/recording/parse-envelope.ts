import { z } from 'zod';
import { isWireId } from '../protocol/context.js';
import type { ChunkEnvelope } from '../protocol/envelope.js';
import type { IngestLimits } from '../protocol/limits.js';
import { invalidEnvelope, type ParsedLine, parseLine } from './parse-line.js';

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

export type Upload = ParsedLine<ChunkEnvelope>;

/**
 * Splits and checks an upload; the data is not looked into.
 * @throws Refusal 400 ENVELOPE_INVALID, 413 ENVELOPE_TOO_LARGE
 */
export function parseUpload(bytes: Uint8Array, limits: IngestLimits): Upload {
  const upload = parseLine<ChunkEnvelope>(bytes, limits.envelopeBytes, envelope);
  const { marks, part, parts, firstMs, lastMs } = upload.envelope;
  if (marks.length > limits.marks) throw invalidEnvelope(`it has more than ${limits.marks} marks`);
  if (part >= parts) throw invalidEnvelope('part must be below parts');
  if (lastMs < firstMs) throw invalidEnvelope('lastMs is before firstMs');
  return upload;
}
