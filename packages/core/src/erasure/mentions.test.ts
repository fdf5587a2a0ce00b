import { describe, expect, it } from 'vitest';
import { mentionsOf } from './mentions.js';

const mentions = mentionsOf({
  words: ['Zoë O’Hara', 'zoe@x.org', '+49 170 1234567', '山田太郎', 'a.b\\c"d'],
  values: ['Zoë'],
  addresses: new Set(['203.0.113.7', '2001:db8::1']),
});

describe('mentions', () => {
  it.each([
    ['Ask Zoë O’Hara.', 'Ask [erased].'],
    ['ask ZOË O’HARA', 'ask [erased]'],
    ['Zoe\u0308 O’Hara', '[erased]'],
    ['mailto:Zoe@X.org?subject=1', 'mailto:[erased]?subject=1'],
    ['?u=zoe%40x.org&v=1', '?u=[erased]&v=1'],
    ['?q=a%20zoe%40x.org', '?q=a%20[erased]'],
    ['{"n":"\\nZo\\u00eb O\\u2019Hara"}', '{"n":"\\n[erased]"}'],
    ['{"n":"a.b\\\\c\\"d"}', '{"n":"[erased]"}'],
    ['call +49 170 1234567!', 'call [erased]!'],
    ['宛先は山田太郎様', '宛先は[erased]様'],
    ['Zoë', '[erased]'],
    [' zoë ', '[erased]'],
    ['from 203.0.113.7:443', 'from [erased]:443'],
    ['from 203.0.113.7.', 'from [erased].'],
    ['[2001:DB8::1]:80', '[[erased]]:80'],
  ])('%j becomes %j', (text, erased) => {
    expect(mentions.erase(text)).toBe(erased);
    expect(mentions.has(text)).toBe(true);
  });

  it.each([
    'Zoë O’Harason',
    'not-zoe@x.org',
    '?u=not-zoe%40x.org',
    'zoe@x.org.uk',
    'b.zoe@x.org',
    'Zoë went home',
    '1203.0.113.7',
    '203.0.113.77',
    '203.0.113.7.1',
    '2001:db8::11',
    '12:30:45',
    '',
  ])('%j stays', (text) => {
    expect(mentions.erase(text)).toBe(text);
    expect(mentions.has(text)).toBe(false);
  });

  it('leaves everything alone when nothing is known', () => {
    const none = mentionsOf({ words: [], values: [], addresses: new Set() });
    expect(none.erase('203.0.113.7 Zoë')).toBe('203.0.113.7 Zoë');
  });

  it('takes a long text in no time', () => {
    const text = `${'zoe'.repeat(20_000)} ${':'.repeat(20_000)} ${'1.'.repeat(20_000)}`;
    const startedAt = performance.now();
    expect(mentions.erase(text)).toBe(text);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
