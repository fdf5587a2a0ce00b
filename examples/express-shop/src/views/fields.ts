import { html } from 'hono/html';
import type { FieldErrors } from '../http/shop-error.js';
import type { Html } from './layout.js';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly value?: string;
  readonly hint?: string;
  readonly autocomplete?: string;
  readonly inputmode?: string;
  readonly placeholder?: string;
  readonly errors?: FieldErrors | undefined;
}

/** A labelled input with room for its error, which a script fills in when it has sent the form itself. */
export function field({ name, label, type = 'text', value = '', hint, errors, ...more }: Field): Html {
  const error = errors?.[name];
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      required
      autocomplete="${more.autocomplete ?? 'off'}"
      inputmode="${more.inputmode ?? 'text'}"
      placeholder="${more.placeholder ?? ''}"
      aria-describedby="${name}-note"
      ${error ? html`aria-invalid="true"` : ''}
    />
    <p class="note ${error ? 'error' : ''}" id="${name}-note" data-error-for="${name}">${error ?? hint ?? ''}</p>
  </div>`;
}
