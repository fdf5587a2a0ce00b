import { z } from 'zod';
import { parseSessionId } from './ids.js';
import { assertMay } from './permissions.js';
import { postBody } from './post-body.js';
import { notFound } from './problem.js';
import { isVisible } from './tenant.js';
import { toldTime } from './told-time.js';
import { actInput } from './viewer-act.js';
import type { ViewerScope } from './viewer-parts.js';

const note = z.strictObject({
  sessionId: z.string().max(64),
  /** Ms, browser clock. */
  t: z.number().int().min(0).max(8.64e15),
  tab: z
    .string()
    .regex(/^[\w#-]{1,64}$/)
    .nullable()
    .default(null),
  text: z.string().trim().min(1, 'must not be empty').max(2000, 'may have 2,000 characters'),
});

/** Notes something at a moment of a recording: a record like any other, which nobody takes back. */
export async function addNote(scope: ViewerScope): Promise<{ readonly stored: true }> {
  assertMay(scope.viewer, 'annotate');
  assertMay(scope.viewer, 'replay');
  const { sessionId, t, tab, text } = await postBody(scope.request, note);
  const session = await scope.parts.storage.sessions.get(parseSessionId(sessionId));
  if (session === null || !isVisible(scope.viewer, session)) throw notFound('session');
  const target = { type: 'session', id: session.id };
  const metadata = { t: toldTime(t), tab, text };
  const act = { action: 'audit.note', kind: 'create' as const, target, metadata };
  scope.parts.recordLook(actInput(scope.viewer, act), scope);
  await scope.parts.flush();
  return { stored: true };
}
