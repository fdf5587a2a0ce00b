import { html } from 'hono/html';
import type { ApiKey } from '../../generated/client.js';
import type { FieldErrors } from '../http/shop-error.js';
import { accountFrame } from './account.js';
import { field } from './fields.js';
import { date } from './format.js';
import type { Html } from './layout.js';

export interface ApiKeysView {
  readonly keys: readonly ApiKey[];
  readonly secret?: string;
  readonly errors?: FieldErrors;
}

export function apiKeysPage({ keys, secret, errors }: ApiKeysView): Html {
  return accountFrame(
    '/account/keys',
    html`<h1>API keys</h1>
      <p class="muted">A key reads your orders at <code>/api/orders</code>, as a bearer token.</p>
      ${secret ? newKey(secret) : ''}
      <form class="card inline-form" method="post" action="/account/keys">
        ${field({ name: 'name', label: 'What is it for?', placeholder: 'Bookkeeping', errors })}
        <button class="button">Create key</button>
      </form>
      ${keys.length === 0 ? '' : keyTable(keys)}`,
  );
}

function newKey(secret: string): Html {
  return html`<div class="card secret-card" role="status">
    <h2>Your new key</h2>
    <p>Copy it now. We keep only a fingerprint, and can’t show it again.</p>
    <code class="secret">${secret}</code>
  </div>`;
}

function keyTable(keys: readonly ApiKey[]): Html {
  return html`<div class="table-box">
    <table>
      <thead>
        <tr><th>Name</th><th>Key</th><th>Created</th><th></th></tr>
      </thead>
      <tbody>
        ${keys.map(
          (key) => html`<tr>
            <td>${key.name}</td>
            <td><code>${key.prefix}…</code></td>
            <td>${date(key.createdAt)}</td>
            <td class="end">${key.revokedAt ? html`<span class="muted">Revoked</span>` : revokeButton(key)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function revokeButton(key: ApiKey): Html {
  return html`<form method="post" action="/account/keys/${key.id}/revoke">
    <button class="link-button">Revoke</button>
  </form>`;
}
