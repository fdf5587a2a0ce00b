import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { memoryStorage } from '../../storage/memory-storage.js';
import { idAt, sampleChunk } from '../../testing/storage-samples.js';
import { CliError } from '../cli-error.js';
import { writeRecording } from './write-recording.js';

const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes each chunk for its owner only, wherever a browser says it is, and over no file that is there', async () => {
  const { chunks } = memoryStorage();
  const chunk = sampleChunk({ sessionId: idAt(1), tabId: '../../up', page: '..' });
  await chunks.put(chunk, []);
  const write = async () => writeRecording(await chunks.list(chunk.sessionId), { from: chunks, to: folder });
  await write();
  const path = join(folder, chunk.sessionId, '..%2F..%2Fup....0.0.json.gz');
  expect(readFileSync(path)).toEqual(Buffer.from(chunk.data));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(write()).rejects.toThrow(CliError);
});
