import { expect, it } from 'vitest';
import { INGEST_LIMITS } from '../../protocol/limits.js';
import { hasRoomForAssets } from './asset-room.js';

const limits = { ...INGEST_LIMITS, sessionBytes: 1000, sessionChunks: 100 };

it.each([
  ['of an empty session', { bytes: 0, chunks: 0, dayShare: 1 }, true],
  ['to half of the session', { bytes: 500, chunks: 0, dayShare: 1 }, true],
  ['beyond half of the session', { bytes: 501, chunks: 0, dayShare: 1 }, false],
  ['while half of the day is left', { bytes: 0, chunks: 0, dayShare: 0.5 }, true],
  ['when less than half of the day is left', { bytes: 0, chunks: 0, dayShare: 0.49 }, false],
  ['while uploads may come', { bytes: 0, chunks: 90, dayShare: 1 }, true],
  ['when hardly an upload may come', { bytes: 0, chunks: 99, dayShare: 1 }, false],
])('room %s is there: %j %s', (_, used, hasRoom) => {
  expect(hasRoomForAssets(used, limits)).toBe(hasRoom);
});
