import { expect, it, vi } from 'vitest';
import { openDraft, runInDraft } from '../../adapter/drafts.js';
import { webFacts } from '../../adapter/web-facts.js';
import { auditInTest } from '../testing/audited-server.js';
import { tellFailure } from './told-failures.js';

it('what one copy of the package told of a request, another does not tell again', async () => {
  vi.resetModules();
  const copy = await import('./told-failures.js');
  const { audit } = auditInTest();
  const request = new Request('http://localhost/auth/callback/credentials', { method: 'POST' });
  await runInDraft(audit, openDraft(audit, webFacts(request, null)), async () => {
    await tellFailure(audit, { action: 'authn.login', reason: 'INVALID_CREDENTIALS' });
    expect(copy.wasTold(audit, new Error('CredentialsSignin'))).toBe(true);
  });
});
