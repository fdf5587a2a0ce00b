import type { TargetMeta } from '../../options.js';
import { fieldOf, textAt } from '../read-unknown.js';
import type { EndedCall, Said } from './ended-call.js';
import { claimOf, type Describe, say } from './say.js';

/** Endpoints of the organization plugin that say who belongs to what. */
export const ORGANIZATION_PATHS: Readonly<Record<string, Describe>> = {
  '/organization/invite-member': (call) => [
    say(call, 'member.add', {
      ...claimOf(call, 'email'),
      ...targets(organization(call), one('invitation', textAt(call.returned, 'id'))),
      metadata: { step: 'requested', role: fieldOf(call.body, 'role') },
    }),
  ],
  '/organization/accept-invitation': (call) => [
    say(call, 'member.add', {
      ...targets(
        member(call),
        one('organization', textAt(call.returned, 'invitation', 'organizationId')),
        one('invitation', textAt(call.body, 'invitationId')),
      ),
      metadata: { step: 'done' },
    }),
  ],
  addOrganizationMember: (call) => [
    say(call, 'member.add', {
      ...targets(one('user', textAt(call.body, 'userId')), organization(call)),
      metadata: { step: 'done', role: fieldOf(call.body, 'role') },
    }),
  ],
  '/organization/remove-member': (call) => [
    say(call, 'member.remove', targets(member(call), organization(call))),
  ],
  '/organization/leave': (call) => [
    say(call, 'member.remove', targets(one('user', call.session?.user.id), organization(call))),
  ],
  '/organization/update-member-role': (call) => [
    say(call, 'role.assign', {
      ...targets(member(call), organization(call)),
      metadata: { role: fieldOf(call.body, 'role') },
    }),
  ],
  '/organization/add-team-member': (call) => [say(call, 'member.add', ofTeam(call))],
  '/organization/remove-team-member': (call) => [say(call, 'member.remove', ofTeam(call))],
};

/** What was asked for, else what was answered, else the one that the session is in. */
function organization({ body, returned, session }: EndedCall): TargetMeta | undefined {
  const id =
    textAt(body, 'organizationId') ??
    textAt(returned, 'organizationId') ??
    textAt(returned, 'member', 'organizationId') ??
    textAt(session, 'session', 'activeOrganizationId');
  return one('organization', id);
}

/** The member's user where the answer tells it; else whatever was asked for. */
function member({ body, returned }: EndedCall): TargetMeta | undefined {
  const user = textAt(returned, 'member', 'userId') ?? textAt(returned, 'userId');
  return one('user', user) ?? one('member', textAt(body, 'memberId') ?? textAt(body, 'memberIdOrEmail'));
}

function ofTeam({ body }: EndedCall): Pick<Said, 'target'> {
  return targets(one('user', textAt(body, 'userId')), one('team', textAt(body, 'teamId')));
}

function one(type: string, id: string | undefined): TargetMeta | undefined {
  return id === undefined ? undefined : { type, id };
}

function targets(...all: readonly (TargetMeta | undefined)[]): Pick<Said, 'target'> {
  return { target: all.filter((target) => target !== undefined) };
}
