import type { z } from 'zod';
import { Refusal } from './refusal.js';

/** An upload cut in two: the JSON line that describes it, and what comes behind. */
export interface ParsedLine<T> {
  readonly envelope: T;
  readonly data: Uint8Array;
}

const NEWLINE = 0x0a;

/**
 * Cuts an upload after its first line, and checks that one.
 * @throws Refusal 400 ENVELOPE_INVALID, 413 ENVELOPE_TOO_LARGE
 */
export function parseLine<T>(bytes: Uint8Array, maxBytes: number, shape: z.ZodType<T>): ParsedLine<T> {
  const end = bytes.subarray(0, maxBytes + 1).indexOf(NEWLINE);
  if (end < 0 && bytes.byteLength > maxBytes) {
    throw new Refusal(413, 'ENVELOPE_TOO_LARGE', `The envelope line may have ${maxBytes} bytes.`);
  }
  if (end < 0) throw invalidEnvelope('the line feed after it is missing');
  const parsed = shape.safeParse(parseJson(bytes.subarray(0, end)));
  if (!parsed.success) throw invalidEnvelope(firstIssue(parsed.error));
  return { envelope: parsed.data, data: bytes.subarray(end + 1) };
}

export function invalidEnvelope(why: string): Refusal {
  return new Refusal(400, 'ENVELOPE_INVALID', `The envelope can't be read: ${why}.`);
}

function parseJson(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    throw invalidEnvelope('it is no JSON');
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'it is malformed' : `${issue.path.join('.') || 'it'}: ${issue.message}`;
}
