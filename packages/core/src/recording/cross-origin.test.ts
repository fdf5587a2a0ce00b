import { beforeEach, describe, expect, it } from 'vitest';
import { createAudit } from '../create-audit.js';
import { createRecorderHandler } from '../create-recorder-handler.js';
import { memoryStorage } from '../storage/memory-storage.js';

const LISTED = 'https://app.shop.test';
const SCRIPTS = { stubScript: 'stub()', recorderScript: 'lazy()', recorderHash: 'abc123' };

let handle: (request: Request) => Promise<Response>;

beforeEach(() => {
  const audit = createAudit({
    storage: memoryStorage(),
    secret: 's'.repeat(32),
    recording: { origins: [LISTED] },
  });
  const handler = createRecorderHandler(audit, SCRIPTS);
  handle = (request) => handler(request, { address: null });
});

function ask(path: string, origin: string, init: RequestInit = {}): Promise<Response> {
  const headers = { origin, 'sec-fetch-site': 'same-site', ...(init.headers as Record<string, string>) };
  return handle(
    new Request(`https://api.shop.test/api/auditreel/${path}`, { method: 'POST', ...init, headers }),
  );
}

function preflight(path: string, origin: string): Promise<Response> {
  const headers = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  };
  return ask(path, origin, { method: 'OPTIONS', headers });
}

describe('a page of a listed origin', () => {
  it.each(['session', 'chunks'])('may ask for %s, with its cookie and its write token', async (path) => {
    const { status, headers } = await preflight(path, LISTED);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(headers.get('vary')).toContain('Origin');
  });

  it('may read its session, and keeps its cookie', async () => {
    const response = await ask('session', LISTED, { body: JSON.stringify({ sentAt: 1, reason: 'start' }) });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('set-cookie')).toContain('__Host-auditreel=');
    expect(((await response.json()) as { settings: { origins: unknown } }).settings.origins).toEqual([
      LISTED,
    ]);
  });

  it('may read why an upload was refused', async () => {
    const response = await ask('chunks', LISTED, { body: 'x' });
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(response.headers.get('vary')).toContain('Origin');
  });
});

describe('a page of any other origin', () => {
  it.each(['https://app.shop.test.evil.test', 'https://evil.test', 'null', 'http://app.shop.test'])(
    '%s may not',
    async (origin) => {
      const allowed = await preflight('session', origin);
      expect(allowed.headers.get('access-control-allow-origin')).toBeNull();
      const response = await ask('session', origin, { body: JSON.stringify({ sentAt: 1, reason: 'start' }) });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('set-cookie')).toBeNull();
    },
  );
});
