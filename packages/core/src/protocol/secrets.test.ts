import { describe, expect, it } from 'vitest';
import { isSecretName, maskSecrets } from './secrets.js';

describe('isSecretName', () => {
  it.each([
    'password',
    'newPassword',
    'PASSWORD',
    'user_password',
    'passwd',
    'X-Api-Key',
    'apiKey',
    'api_key',
    'APIKey',
    'accessToken',
    'Authorization',
    'set-cookie',
    'otp',
    'totp_secret',
    'ssn',
    'cardNumber',
    'credit_card',
    'cvv',
    'IBAN',
    'client_secret',
    'recoveryCodes',
    'private-key',
    'password2',
    'csrfToken',
    'sessionId',
    'passwords',
    'tokens',
    'apiKeys',
    'newpassword',
    'passwordconfirmation',
    'accesstoken',
    'refreshtoken2',
    'clientsecret',
  ])('%s is secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'name',
    'email',
    'discard',
    'author',
    'cardinality',
    'tokenise',
    'compassion',
    'scorecard',
    'quantity',
    'secretary',
    'passenger',
    'compass',
    '',
  ])('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

const mask = (text: string, scope: 'everywhere' | 'page' = 'everywhere'): string =>
  maskSecrets(text, scope, () => '*');

describe('maskSecrets', () => {
  it.each([
    ['a JWT', 'x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl y', 'x * y'],
    ['a bearer string', 'Bearer abcdefgh12345', '*'],
    ['a Stripe key', 'key=sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'key=*'],
    ['a GitHub token', 'ghp_0123456789abcdefABCDEF0123456789abcd', '*'],
    ['an AWS key id', 'AKIAIOSFODNN7EXAMPLE', '*'],
    ['an otpauth URL', 'scan otpauth://totp/Shop:ann?secret=JBSWY3DPEHPK3PXP now', 'scan * now'],
    ['a card number', 'card 4111 1111 1111 1111 exp', 'card * exp'],
    ['an old card number of 13 digits', '4222222222222', '*'],
    ["an airline's card number", '100000000000009', '*'],
    ['a password in a URL', 'postgres://ann:hunter2@db/x', '*db/x'],
    ['a PEM block', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', '*'],
    ['a PEM block cut short', '-----BEGIN RSA PRIVATE KEY-----\nMIIE', '*'],
  ])('replaces %s', (_name, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it.each([
    '4111 1111 1111 1112',
    '2026-11-23T12:00:00.000Z',
    'order 1234567890',
    // Passes Luhn's check.
    'at 1764158400002 ms',
    'basic',
    '0000 0000 0000 0000',
  ])('leaves %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('masks recovery codes and opaque keys on pages only', () => {
    expect(mask('a1b2c-d3e4f', 'page')).toBe('*');
    expect(mask('a1b2c-d3e4f')).toBe('a1b2c-d3e4f');
    expect(mask('9f86d081884c7d659a2feaa0c55ad015', 'page')).toBe('*');
    expect(mask('0199d3a4-7b1c-7def-8abc-0123456789ab', 'page')).toBe('0199d3a4-7b1c-7def-8abc-0123456789ab');
  });

  it.each(['a', '1 ', '-----BEGIN A', 'a1-', '://', 'eyJ', 'a:'])(
    'comes to an end on 100 KB of "%s"',
    (piece) => {
      expect(mask(piece.repeat(100_000 / piece.length), 'page').length).toBeGreaterThan(0);
    },
  );
});
