import { isSecretName } from '@auditreel/core/protocol';

/** What is known of the page's fields; it stays in memory. */
export interface Fields {
  /** Whether the field holds a secret by what it is, what it is called, or what it once was. */
  isSecret(field: Element): boolean;
  /** Learns a field's value: a secret is masked wherever else it turns up. */
  learn(field: Element, value: string): void;
  /** Values of secret fields, to be masked in any text. */
  known(): readonly string[];
  /** What is being typed into a field whose value is masked, or null. */
  echo(): string | null;
}

type Field = HTMLInputElement;

const SECRET_AUTOCOMPLETE = /(?:^|\s)(?:cc-\S+|one-time-code|\S*-password)(?:\s|$)/i;
const MIN_SECRET = 4;
const TYPED_MS = 3000;
const MAX_KNOWN = 200;

/** Makes the memory of a page. */
export function createFields(now: () => number): Fields {
  const oncePassword = new WeakSet<Element>();
  const passwordNames = new Set<string>();
  const secrets = new Set<string>();
  let typed: { readonly field: Element; readonly value: string; readonly at: number } | null = null;

  const isSecret = (element: Element): boolean => {
    const field = element as Field;
    const names = [field.getAttribute('name'), field.id].filter((name) => name) as string[];
    if (field.type === 'password' || field.hasAttribute('data-rr-is-password')) {
      oncePassword.add(field);
      for (const name of names) passwordNames.add(name);
      return true;
    }
    if (oncePassword.has(field) || names.some((name) => passwordNames.has(name))) return true;
    if (SECRET_AUTOCOMPLETE.test(field.getAttribute('autocomplete') ?? '')) return true;
    return names.some(isSecretName) || (field.value !== '' && secrets.has(field.value));
  };
  return {
    isSecret,
    learn: (field, value) => {
      if (isSecret(field)) {
        if (value.length < MIN_SECRET || secrets.has(value)) return;
        if (secrets.size >= MAX_KNOWN) secrets.delete([...secrets][0] ?? '');
        secrets.add(value);
      } else typed = { field, value, at: now() };
    },
    known: () => [...secrets],
    echo: () => {
      const lasts = typed && (now() - typed.at < TYPED_MS || typed.field === document.activeElement);
      return lasts && typed ? typed.value : null;
    },
  };
}
