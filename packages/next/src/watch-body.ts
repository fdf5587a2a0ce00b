import { type Draft, noteBody } from '@auditreel/core/adapter';

/** Keeps what the handler parses of its body: `json()` and `formData()` answer as ever. */
export function watchBody(request: Request, draft: Draft): void {
  const json = request.json.bind(request);
  const formData = request.formData.bind(request);
  Object.defineProperties(request, {
    json: { configurable: true, value: () => noted(json(), draft, (body) => body) },
    formData: { configurable: true, value: () => noted(formData(), draft, fieldsOf) },
  });
}

async function noted<T>(reading: Promise<T>, draft: Draft, read: (body: T) => unknown): Promise<T> {
  const body = await reading;
  noteBody(draft, read(body));
  return body;
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
