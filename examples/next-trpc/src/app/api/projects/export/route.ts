import { withAudit } from '@auditreel/next';
import { audit } from '@/audit';
import { memberOf } from '@/workspace/current-member';
import { listProjects } from '@/workspace/projects';
import { projectsCsv } from '@/workspace/projects-csv';

/** A read that is worth a record: everything leaves the workspace at once. */
export const GET = withAudit(audit, { action: 'project.export', kind: 'read' }, async (request: Request) => {
  const member = await memberOf(request.headers);
  if (!member) return Response.json({ error: 'Please sign in.' }, { status: 401 });
  const csv = projectsCsv(await listProjects(member.workspace.id));
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="projects.csv"',
      'cache-control': 'no-store',
    },
  });
});
