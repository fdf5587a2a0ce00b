import { html } from 'hono/html';
import type { FieldErrors } from '../http/shop-error.js';
import { morning } from './art/morning.js';
import { field } from './fields.js';
import type { Html } from './layout.js';

export interface LoginView {
  readonly next: string;
  readonly email?: string;
  readonly refused?: boolean;
}

export function loginPage({ next, email = '', refused = false }: LoginView): Html {
  return besideMorning(html`<h1>Good morning.</h1>
    <p class="muted">Sign in to see your orders and pay faster.</p>
    <form class="stack" method="post" action="/login">
      ${refused ? html`<p class="form-error" role="alert">E-mail and password don’t match. Please try again.</p>` : ''}
      <input type="hidden" name="next" value="${next}" />
      ${field({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username' })}
      ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
      <button class="button large full">Sign in</button>
    </form>
    <p class="below"><a href="/forgot">Forgot your password?</a> <a href="/signup">Create an account</a></p>`);
}

export interface SignupView {
  readonly name?: string;
  readonly email?: string;
  readonly errors?: FieldErrors;
}

export function signupPage({ name = '', email = '', errors }: SignupView): Html {
  return besideMorning(html`<h1>Pull up a chair.</h1>
    <p class="muted">An account keeps your orders together.</p>
    <form class="stack" method="post" action="/signup">
      ${field({ name: 'name', label: 'Name', value: name, autocomplete: 'name', errors })}
      ${field({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username', errors })}
      ${field({
        name: 'password',
        label: 'Password',
        type: 'password',
        autocomplete: 'new-password',
        hint: 'At least 8 characters.',
        errors,
      })}
      <button class="button large full">Create account</button>
    </form>
    <p class="below"><a href="/login">I have an account</a></p>`);
}

export function besideMorning(body: Html): Html {
  return html`<section class="entrance">
    <div class="entrance-art">${morning()}</div>
    <div class="entrance-form">${body}</div>
  </section>`;
}
