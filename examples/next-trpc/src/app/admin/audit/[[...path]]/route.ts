import type { ViewerIdentity } from '@auditreel/core';
import { mount } from '@auditreel/next';
import { createViewer } from '@auditreel/viewer';
import type { NextRequest } from 'next/server';
import { asActor, audit } from '@/audit';
import { memberOf } from '@/workspace/current-member';
import { isAdmin } from '@/workspace/roles';

export const { GET, POST } = mount(createViewer(audit), { authorize });

/** Owners and admins may look. A stranger who came by a link signs in first; a member gets a 403. */
async function authorize(request: NextRequest): Promise<ViewerIdentity | Response | null> {
  const member = await memberOf(request.headers);
  if (member) return isAdmin(member.role) ? { actor: asActor(member.user) } : null;
  if (request.headers.get('sec-fetch-mode') !== 'navigate') return null;
  const next = encodeURIComponent(request.nextUrl.pathname + request.nextUrl.search);
  return new Response(null, { status: 303, headers: { location: `/login?next=${next}` } });
}
