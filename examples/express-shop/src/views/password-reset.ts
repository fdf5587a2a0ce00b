import { html } from 'hono/html';
import type { FieldErrors } from '../http/shop-error.js';
import { besideMorning } from './auth.js';
import { field } from './fields.js';
import { tick } from './icons.js';
import type { Html } from './layout.js';

export interface ForgotView {
  readonly sentTo?: string;
  readonly email?: string;
  readonly errors?: FieldErrors;
}

export function forgotPage({ sentTo, email = '', errors }: ForgotView): Html {
  if (sentTo) {
    return besideMorning(html`<h1>Look in your mail.</h1>
      <p class="lead">If ${sentTo} has an account, a link is on its way. It works for an hour.</p>
      <p class="muted">This demo sends no mail. It would be <a href="/dev/outbox">in the outbox</a>.</p>`);
  }
  return besideMorning(html`<h1>It happens.</h1>
    <p class="muted">Tell us your e-mail, and we’ll send you a link to choose a new password.</p>
    <form class="stack" method="post" action="/forgot">
      ${field({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username', errors })}
      <button class="button large full">Send the link</button>
    </form>
    <p class="below"><a href="/login">Back to sign in</a></p>`);
}

export interface ResetView {
  readonly email: string;
  readonly refused: boolean;
}

/**
 * The second field is the flaw this demo is about: it reads as if the e-mail would do, the page ticks it off, and
 * the server takes nothing but the password. The log says MISMATCH; only the replay says why.
 */
export function resetPage({ email, refused }: ResetView): Html {
  return besideMorning(html`<h1>Choose a new password.</h1>
    <p class="muted">For ${email}</p>
    <form class="stack" method="post" data-reset-email="${email}">
      ${refused ? html`<p class="form-error" role="alert">We couldn’t save your password. Please try another one.</p>` : ''}
      ${field({ name: 'password', label: 'New password', type: 'password', autocomplete: 'new-password' })}
      ${check('length', 'At least 8 characters')}
      ${field({ name: 'confirmation', label: 'Repeat your e-mail or password' })}
      ${check('repeat', 'Matches your account')}
      <button class="button large full">Save password</button>
    </form>`);
}

function check(name: string, label: string): Html {
  return html`<p class="check" data-check="${name}">${tick()}<span>${label}</span></p>`;
}

export function resetDonePage(): Html {
  return besideMorning(html`<h1>All set.</h1>
    <p class="lead">Your new password works from now on.</p>
    <p><a class="button large" href="/login">Sign in</a></p>`);
}

export function resetExpiredPage(): Html {
  return besideMorning(html`<h1>This link has gone cold.</h1>
    <p class="lead">It was used before, or is older than an hour.</p>
    <p><a class="button large" href="/forgot">Ask for a new one</a></p>`);
}
