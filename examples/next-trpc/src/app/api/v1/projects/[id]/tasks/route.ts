import { annotate } from '@auditreel/core';
import { withAudit } from '@auditreel/next';
import { z } from 'zod';
import { audit } from '@/audit';
import { prisma } from '@/database';
import { keyOf } from '@/workspace/api-keys';
import { taskTitle } from '@/workspace/task-title';

interface Params {
  readonly params: Promise<{ readonly id: string }>;
}

const newTask = z.object({ title: taskTitle });

/** For other programs, with an API key: adds a task to a project. */
export const POST = withAudit(
  audit,
  { action: 'task.create', kind: 'create', target: { type: 'project', param: 'id' } },
  async (request: Request, { params }: Params) => {
    const key = await keyOf(request.headers);
    if (!key) return refuse(401, 'This key is unknown or was revoked.');
    await prisma.apiKey.update({ where: { id: key.id }, data: { lastUsedAt: new Date() } });
    const body = newTask.safeParse(await request.json().catch(() => null));
    if (!body.success)
      return refuse(422, body.error.issues[0]?.message ?? 'Send a JSON object with a title.');
    const { id } = await params;
    const project = await prisma.project.findFirst({ where: { id, workspaceId: key.workspaceId } });
    if (!project) return refuse(404, 'There is no such project.');
    const task = await prisma.task.create({ data: { projectId: project.id, title: body.data.title } });
    annotate({ target: { type: 'task', id: task.id, name: task.title } });
    return Response.json({ id: task.id, title: task.title }, { status: 201 });
  },
);

function refuse(status: number, error: string): Response {
  return Response.json({ error }, { status });
}
