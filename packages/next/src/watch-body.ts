import { type Draft, noteBody } from '@auditreel/core/adapter';

/** JSON that came as text is parsed once more, for the named fields, up to this many characters. */
const MAX_TEXT = 1024 * 1024;

/** Keeps what the handler reads of its body, as JSON, text or form: all of them answer as ever. */
export function watchBody(request: Request, draft: Draft): void {
  const json = request.json.bind(request);
  const text = request.text.bind(request);
  const formData = request.formData.bind(request);
  const read = {
    json: () => noted(json(), draft, (body) => body),
    text: () => noted(text(), draft, parsed),
    formData: () => noted(formData(), draft, fieldsOf),
  };
  for (const [name, value] of Object.entries(read)) {
    Object.defineProperty(request, name, { configurable: true, writable: true, value });
  }
}

async function noted<T>(reading: Promise<T>, draft: Draft, read: (body: T) => unknown): Promise<T> {
  const body = await reading;
  const fields = read(body);
  if (fields !== undefined) noteBody(draft, fields);
  return body;
}

function parsed(text: string): unknown {
  if (text.length > MAX_TEXT || !/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A form's fields by their names; React's own fields and files are none of the host's values. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    if (values.length > 0 && !name.startsWith('$ACTION'))
      fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}
