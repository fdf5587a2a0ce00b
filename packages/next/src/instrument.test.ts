import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAudit, memoryStorage, SecretError } from '@auditreel/core';
import { expect, it, vi } from 'vitest';
import { instrument } from './instrument.js';

it('says at boot that a strict default can only be kept by wrapped handlers', () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const audit = (durability: 'strict' | 'durable') =>
    createAudit({
      storage: memoryStorage(),
      // Of its own, or the second would be the first.
      secret: durability.repeat(32),
      durability: { default: durability, spool: { dir: mkdtempSync(join(tmpdir(), 'auditreel-next-')) } },
    });
  instrument(audit('durable'));
  expect(warn).not.toHaveBeenCalled();
  instrument(audit('strict'));
  expect(warn.mock.calls[0]?.[0]).toMatch(/withAudit/);
  warn.mockRestore();
});

it('throws at boot without a secret, and says how to give one', () => {
  const audit = createAudit({ storage: memoryStorage() });
  expect(() => instrument(audit)).toThrow(SecretError);
  expect(() => instrument(audit)).toThrow('AUDITREEL_SECRET="$(openssl rand -base64 32)"');
});
