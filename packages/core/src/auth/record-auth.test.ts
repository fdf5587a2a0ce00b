import { describe, expect, it, vi } from 'vitest';
import { describe as describeDraft, openDraft, runInDraft, settleDraft } from '../adapter/drafts.js';
import { webFacts } from '../adapter/web-facts.js';
import type { Actor } from '../record/audit-record.js';
import { recordAuth } from './record-auth.js';
import { auditInTest } from './testing/audited-server.js';

const ADA: Actor = { type: 'user', id: 'user-ada' };
const LOGOUT = new Request('http://localhost/logout', { method: 'POST' });

describe('who is asked for a logout', () => {
  it('an actor that does not answer is waited for once', async () => {
    const actor = vi.fn(() => new Promise<Actor>(() => {}));
    const { audit } = auditInTest({ actor });
    const draft = openDraft(audit, webFacts(LOGOUT, null));
    const startedAt = performance.now();
    await draft.home.askActor(draft);
    await runInDraft(audit, draft, () => recordAuth(audit, 'authn.logout'));
    expect(performance.now() - startedAt).toBeLessThan(3000);
    expect(actor).toHaveBeenCalledOnce();
  });

  it('one who was asked before the host’s authentication is asked again', async () => {
    let signedIn: Actor | null = null;
    const { audit, records } = auditInTest({ actor: async () => signedIn });
    const draft = openDraft(audit, webFacts(LOGOUT, null));
    describeDraft(draft, { action: 'session.close' });
    signedIn = ADA;
    await runInDraft(audit, draft, () => recordAuth(audit, 'authn.logout'));
    signedIn = null;
    settleDraft(audit, draft, { statusCode: 200, route: '/logout' });
    expect(await records()).toMatchObject([{ action: 'authn.logout', actorId: 'user-ada' }]);
  });
});
