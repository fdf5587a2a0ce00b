'use server';

import { recordAuth } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { id, text } from '@/actions/fields';
import { type FormState, readForm } from '@/actions/form-state';
import { audit } from '@/audit';
import { prisma } from '@/database';
import { createKey } from '@/workspace/api-keys';
import { requireAdmin } from '@/workspace/require-admin';

const keyForm = z.object({ name: text('What is the key for?', 60) });
const revokeForm = z.object({ id });

/** The only answer that ever holds the key. */
export type NewKeyState = (FormState & { readonly secret?: string }) | null;

export const createApiKey = withAuditAction(
  audit,
  { action: 'apikey.create', kind: 'auth' },
  async (_state: NewKeyState, form: FormData): Promise<NewKeyState> => {
    const { user, workspace } = await requireAdmin();
    const read = readForm(form, keyForm);
    if (!read.ok) return read.state;
    const { name } = read.values;
    const { key, secret } = await createKey({ workspaceId: workspace.id, userId: user.id, name });
    await recordAuth(audit, 'apikey.create', { target: { type: 'api_key', id: key.id, name } });
    revalidatePath('/settings/api-keys');
    return { done: `“${name}” is ready.`, secret };
  },
);

export const revokeApiKey = withAuditAction(
  audit,
  { action: 'apikey.revoke', kind: 'auth' },
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const { workspace } = await requireAdmin();
    const read = readForm(form, revokeForm);
    if (!read.ok) return read.state;
    const target = { type: 'api_key', id: read.values.id };
    const { count } = await prisma.apiKey.updateMany({
      where: { id: read.values.id, workspaceId: workspace.id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) {
      await recordAuth(audit, 'apikey.revoke', { target, outcome: 'failure', reason: 'NOT_ACTIVE' });
      return { error: 'It was revoked before.' };
    }
    await recordAuth(audit, 'apikey.revoke', { target });
    revalidatePath('/settings/api-keys');
    return { done: 'The key is revoked.' };
  },
);
