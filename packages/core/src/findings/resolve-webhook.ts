import { expect } from '../expect-option.js';
import type { FindingsWebhook } from './findings-options.js';

export interface ResolvedWebhook {
  readonly url: string;
  /** What signs. */
  readonly key: Buffer;
}

/** Checks at once what is there; what a build has not yet is checked when the answer is called. */
export function resolveWebhook(given: FindingsWebhook): () => ResolvedWebhook {
  expect(typeof given === 'object' && given !== null, 'findings.webhook', 'like { url, secret }');
  const { url, secret } = given;
  if (url !== undefined) checkUrl(url);
  if (secret !== undefined) keyOf(secret);
  return function webhookNow() {
    return { url: checkUrl(url), key: keyOf(secret) };
  };
}

function checkUrl(url: string | undefined): string {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
  const isFit =
    parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username + parsed.password === '';
  expect(isFit, 'findings.webhook.url', 'an http(s) address without a user name or password in it');
  return String(url);
}

const WANTED =
  "'whsec_' and the Base64 of 24 to 64 bytes, or a text of at least 32 characters; make one with: echo whsec_$(openssl rand -base64 32)";

function keyOf(secret: string | undefined): Buffer {
  const key = typeof secret === 'string' ? bytesOf(secret) : null;
  expect(key !== null, 'findings.webhook.secret', WANTED);
  return key ?? Buffer.alloc(0);
}

/** As the Standard Webhooks have it, or any long text. */
function bytesOf(secret: string): Buffer | null {
  if (!secret.startsWith('whsec_')) return secret.length >= 32 ? Buffer.from(secret) : null;
  const base64 = secret.slice('whsec_'.length);
  const key = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : Buffer.alloc(0);
  return key.length >= 24 && key.length <= 64 ? key : null;
}
