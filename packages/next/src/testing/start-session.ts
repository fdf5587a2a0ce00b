import type { SessionAnswer } from '@auditreel/core/protocol';
import { expect } from 'vitest';
import type { RunningApp } from './whole-host.js';

/** As a page of the app's own begins it. */
export async function startSession({ url }: RunningApp): Promise<SessionAnswer> {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const body = JSON.stringify({ sentAt: Date.now(), reason: 'start' });
  const answer = await fetch(`${url}/api/auditreel/session`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  return (await answer.json()) as SessionAnswer;
}
