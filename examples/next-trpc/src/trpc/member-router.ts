import { memberProcedure, router } from '@/trpc/procedures';
import { listMembers } from '@/workspace/members';

export const memberRouter = router({
  list: memberProcedure.query(async ({ ctx }) => {
    const members = await listMembers(ctx.member.workspace.id);
    return members.map(({ user, role }) => ({ id: user.id, name: user.name, role }));
  }),
});
