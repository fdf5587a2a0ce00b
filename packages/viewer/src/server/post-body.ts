import type { z } from 'zod';
import { ViewerProblem } from './problem.js';

const MAX_BODY = 16 * 1024;

/** The body of a state change: JSON that says so, small, and of this shape. A form of another site can send none such. */
export async function postBody<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new ViewerProblem('UNSUPPORTED_TYPE', 'Send JSON, with the header content-type: application/json.');
  }
  const parsed = schema.safeParse(parseJson(await boundedText(request)));
  if (parsed.success) return parsed.data;
  throw new ViewerProblem('INVALID_BODY', messageOf(parsed.error));
}

async function boundedText(request: Request): Promise<string> {
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = request.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.byteLength;
    if (bytes > MAX_BODY) {
      await reader.cancel();
      throw new ViewerProblem('BODY_TOO_LARGE', `The body may have ${MAX_BODY} bytes.`);
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ViewerProblem('INVALID_BODY', 'The body is not JSON.');
  }
}

function messageOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const parts = [issue?.path.join('.') ?? '', issue?.message ?? 'The body is not valid.'];
  return parts
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, 300);
}
