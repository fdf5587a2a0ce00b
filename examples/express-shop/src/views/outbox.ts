import { html } from 'hono/html';
import type { Mail } from '../../generated/client.js';
import { dateTime } from './format.js';
import type { Html } from './layout.js';

export function outboxPage(mails: readonly Mail[]): Html {
  return html`<section class="narrow">
    <h1>Outbox</h1>
    <p class="muted">The demo sends no mail. This is what it would have sent.</p>
    ${mails.length === 0 ? html`<p class="lead">Nothing yet.</p>` : mails.map(mailCard)}
  </section>`;
}

function mailCard(mail: Mail): Html {
  return html`<article class="card mail">
    <p class="muted">To ${mail.to} · ${dateTime(mail.createdAt)}</p>
    <h2>${mail.subject}</h2>
    <p>${mail.body}</p>
    ${mail.link ? html`<p><a class="button" href="${mail.link}">Open the link</a></p>` : ''}
  </article>`;
}
