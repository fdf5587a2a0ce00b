import { expect, it } from 'vitest';
import { OptionsError } from '../errors.js';
import { BUILT_IN_RULES } from './built-in-rules.js';
import type { FindingsOptions } from './findings-options.js';
import { resolveFindings } from './resolve-findings.js';

const rule = { name: 'own', title: 'Own', severity: 'low', looksAt: () => true, find: () => null } as const;
const namesOf = (given: FindingsOptions | false): readonly string[] =>
  resolveFindings(given).rules.map(({ name }) => name);

it('runs the built-in rules, but those that are off, and the host’s own', () => {
  expect(namesOf({})).toEqual(BUILT_IN_RULES.map(({ name }) => name));
  expect(namesOf(false)).toEqual([]);
  const names = namesOf({ off: ['new_device'], rules: [rule] });
  expect(names).not.toContain('new_device');
  expect(names.at(-1)).toBe('own');
});

it('lets an own rule take the name of one that is off', () => {
  expect(namesOf({ off: ['new_device'], rules: [{ ...rule, name: 'new_device' }] })).toContain('new_device');
});

it.each([
  ['findings', null],
  ['findings.onfinding', { onfinding: () => {} }],
  ['findings.onFinding', { onFinding: 'mail' }],
  ['findings.off', { off: ['newDevice'] }],
  ['findings.off', { off: 'new_device' }],
  ['findings.rules', { rules: rule }],
  ['findings.rules[0]', { rules: ['new_device'] }],
  ['findings.rules[0].name', { rules: [{ ...rule, name: 'Own rule' }] }],
  ['findings.rules[0].name', { rules: [{ ...rule, name: 'new_device' }] }],
  ['findings.rules[1].name', { rules: [rule, rule] }],
  ['findings.rules[0].title', { rules: [{ ...rule, title: '' }] }],
  ['findings.rules[0].severity', { rules: [{ ...rule, severity: 'urgent' }] }],
  ['findings.rules[0].when', { rules: [{ ...rule, when: 'later' }] }],
  ['findings.rules[0].looksAt', { rules: [{ ...rule, looksAt: true }] }],
  ['findings.rules[0].find', { rules: [{ ...rule, find: undefined }] }],
  ['findings.webhook', { webhook: 'https://example.org' }],
  ['findings.webhook.url', { webhook: { url: 'example.org', secret: undefined } }],
  ['findings.webhook.url', { webhook: { url: 'https://me:secret@example.org', secret: undefined } }],
  ['findings.webhook.secret', { webhook: { url: undefined, secret: 'short' } }],
  ['findings.webhook.secret', { webhook: { url: undefined, secret: 'whsec_c2hvcnQ=' } }],
  ['findings.webhook.secret', { webhook: { url: undefined, secret: `whsec_${'*'.repeat(40)}` } }],
])('refuses %s at boot: %j', (option, given) => {
  const resolve = () => resolveFindings(given as unknown as FindingsOptions);
  expect(resolve).toThrow(OptionsError);
  expect(resolve).toThrow(expect.objectContaining({ option }));
});

it('waits with what a build has not yet until it starts', () => {
  const { webhook } = resolveFindings({ webhook: { url: undefined, secret: undefined } });
  expect(() => webhook?.()).toThrow(expect.objectContaining({ option: 'findings.webhook.url' }));
});

it('takes the bytes of a whsec_ secret, and any long text as it is', () => {
  const keyOf = (secret: string) =>
    resolveFindings({ webhook: { url: 'https://example.org', secret } }).webhook?.().key;
  const bytes = Buffer.alloc(32, 7);
  expect(keyOf(`whsec_${bytes.toString('base64')}`)).toEqual(bytes);
  expect(keyOf('a text that is long enough to sign with')?.toString()).toMatch(/^a text/);
});
