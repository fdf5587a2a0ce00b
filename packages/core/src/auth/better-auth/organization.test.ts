import { expect, it } from 'vitest';
import { authInTest } from './testing/auth-in-test.js';

it('members are invited, come in, get a role, and are removed', async () => {
  const app = await authInTest();
  const { browser: owner, id: ownerId } = await app.signUp('owner');
  const { browser: ada, id: adaId } = await app.signUp('ada');
  for (const user of app.database.user ?? []) user.emailVerified = true;
  const made = await owner.post('/api/auth/organization/create', { name: 'Acme', slug: 'acme' });
  const { id: organizationId } = (await made.json()) as { readonly id: string };

  let invitationId = '';
  const invited = await app.during(async () => {
    const body = { email: 'ada@example.com', role: 'member', organizationId };
    const answer = await owner.post('/api/auth/organization/invite-member', body);
    invitationId = ((await answer.json()) as { readonly id: string }).id;
  });
  expect(invited).toMatchObject([
    {
      action: 'member.add',
      actorId: ownerId,
      metadata: { step: 'requested', role: 'member' },
      targets: [
        { type: 'user', id: adaId, verified: false },
        { type: 'organization', id: organizationId },
        { type: 'invitation', id: invitationId },
      ],
    },
  ]);
  const accepted = await app.during(() =>
    ada.post('/api/auth/organization/accept-invitation', { invitationId }),
  );
  expect(accepted).toMatchObject([
    {
      action: 'member.add',
      outcome: 'success',
      actorId: adaId,
      metadata: { step: 'done' },
      targets: [
        { type: 'user', id: adaId },
        { type: 'organization', id: organizationId },
        { type: 'invitation', id: invitationId },
      ],
    },
  ]);
  const memberId = String(app.database.member?.find(({ userId }) => userId === adaId)?.id);
  const changed = await app.during(async () => {
    await owner.post('/api/auth/organization/update-member-role', {
      memberId,
      role: 'admin',
      organizationId,
    });
    await owner.post('/api/auth/organization/remove-member', { memberIdOrEmail: memberId, organizationId });
  });
  const targets = [
    { type: 'user', id: adaId },
    { type: 'organization', id: organizationId },
  ];
  expect(changed).toMatchObject([
    { action: 'role.assign', actorId: ownerId, targets, metadata: { role: 'admin' } },
    { action: 'member.remove', actorId: ownerId, targets },
  ]);
  const denied = await app.during(() =>
    ada.post('/api/auth/organization/remove-member', { memberIdOrEmail: ownerId, organizationId }),
  );
  expect(denied).toMatchObject([{ action: 'member.remove', actorId: adaId }]);
  expect(denied[0]?.outcome).not.toBe('success');
  expect(app.errors).toEqual([]);
});

it('the server adds a member by itself', async () => {
  const app = await authInTest();
  const { browser } = await app.signUp('owner');
  const { id: userId } = await app.signUp('ada');
  const made = await browser.post('/api/auth/organization/create', { name: 'Acme', slug: 'acme' });
  const { id: organizationId } = (await made.json()) as { readonly id: string };
  const records = await app.during(() =>
    app.auth.api.addMember({ body: { userId, organizationId, role: 'member' } }),
  );
  expect(records).toMatchObject([{ action: 'member.add', outcome: 'success', targetId: userId }]);
});
