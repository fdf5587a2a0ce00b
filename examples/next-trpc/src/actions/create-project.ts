'use server';

import { annotate } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { text } from '@/actions/fields';
import { type FormState, readForm } from '@/actions/form-state';
import { audit } from '@/audit';
import { prisma } from '@/database';
import { tellTeam } from '@/workspace/activity';
import { requireMember } from '@/workspace/current-member';

const projectForm = z.object({
  name: text('A project needs a name.', 80),
  description: z.string().trim().max(400, 'Keep it under 400 characters.').default(''),
});

export const createProject = withAuditAction(
  audit,
  { action: 'project.create', kind: 'create' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const member = await requireMember();
    const read = readForm(form, projectForm);
    if (!read.ok) return read.state;
    const project = await prisma.project.create({
      data: { ...read.values, workspaceId: member.workspace.id, leadId: member.user.id },
    });
    annotate({ target: { type: 'project', id: project.id, name: project.name } });
    await tellTeam(member, 'started {project}', project.id);
    redirect(`/projects/${project.id}`);
  },
);
