/** A form as an object, so that its fields can be named; a file is its name and size. Anything else is what it is. */
export function fieldsOf(input: unknown): unknown {
  if (!(input instanceof FormData)) return input;
  const names = new Set(input.keys());
  return Object.fromEntries(Array.from(names, (name) => [name, keptOf(input.getAll(name))]));
}

function keptOf(values: ReturnType<FormData['getAll']>): unknown {
  const kept = values.map((value) =>
    typeof value === 'string' ? value : { name: value.name, size: value.size },
  );
  return kept.length === 1 ? kept[0] : kept;
}
