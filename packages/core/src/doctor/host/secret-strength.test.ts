import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isGuessable, looksLikePlaceholder } from './secret-strength.js';

describe('a secret', () => {
  it.each(['base64', 'hex', 'base64url'] as const)('out of 32 random bytes in %s is good', (encoding) => {
    for (let i = 0; i < 1000; i++) {
      const secret = randomBytes(32).toString(encoding);
      expect(isGuessable(secret)).toBe(false);
      expect(looksLikePlaceholder(secret)).toBe(false);
    }
  });

  it.each(['a'.repeat(40), 'hello-'.repeat(7), `${'0'.repeat(31)}1`, 'abababababababababababababababab'])(
    '%s can be guessed',
    (secret) => {
      expect(isGuessable(secret)).toBe(true);
    },
  );

  it.each([
    'change-me-change-me-change-me-change',
    'your-secret-key-goes-here-0000000000',
    'REPLACE_THIS_WITH_32_CHARACTERS!',
  ])('%s is a placeholder', (secret) => {
    expect(looksLikePlaceholder(secret)).toBe(true);
  });
});
