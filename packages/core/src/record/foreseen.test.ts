import { expect, it } from 'vitest';
import { openDraft } from '../adapter/drafts.js';
import { createAudit } from '../create-audit.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { isUnchanged, wordsOf } from './foreseen.js';

const facts = { method: 'GET', url: '/', header: () => undefined, peerAddress: null, native: null };
const end = { statusCode: 200 };

it('a write after the answer was begun is news for the record', () => {
  const draft = openDraft(createAudit({ storage: memoryStorage() }), facts);
  const before = wordsOf(draft, end);
  expect(isUnchanged(before, wordsOf(draft, end))).toBe(true);
  draft.opaqueWrites++;
  const counted = wordsOf(draft, end);
  expect(isUnchanged(before, counted)).toBe(false);
  draft.hasWritten = true;
  expect(isUnchanged(counted, wordsOf(draft, end))).toBe(false);
});
