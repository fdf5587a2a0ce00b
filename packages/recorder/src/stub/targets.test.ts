import { describe, expect, it } from 'vitest';
import { taggable } from './targets.js';

const rules = {
  base: 'https://shop.test/api/auditreel',
  pageOrigin: 'https://shop.test',
  baseListsPage: false,
};
const elsewhere = { ...rules, base: 'https://api.test/audit' };

describe('which requests are tagged', () => {
  it.each([
    ['/orders', true],
    ['orders', true],
    ['', true],
    ['https://shop.test/x', true],
    ['https://shop.test:443/x', true],
    ['https://shop.test:8443/x', false],
    ['http://shop.test/x', false],
    ['https://shop.test.evil.test/x', false],
    ['https://evil.test/?https://shop.test', false],
    ['//shop.test/x', true],
    ['//evil.test/x', false],
    ['data:text/plain,x', false],
    ['blob:https://shop.test/1', true],
    ['http://', false],
    ['/api/auditreel', false],
    ['/api/auditreel/chunks', false],
    ['/api/../api/auditreel/session', false],
    ['/api/auditreel-other', true],
  ])('%s: %s', (url, expected) => {
    expect(taggable(url, 'https://shop.test/cart', rules) !== null).toBe(expected);
  });

  it('ingest’s own origin is tagged only when it lists this page', () => {
    const url = 'https://api.test/orders';
    expect(taggable(url, 'https://shop.test/', elsewhere)).toBeNull();
    expect(taggable(url, 'https://shop.test/', { ...elsewhere, baseListsPage: true })?.href).toBe(url);
    expect(
      taggable('https://api.test/audit/chunks', 'https://shop.test/', { ...elsewhere, baseListsPage: true }),
    ).toBeNull();
  });

  it('a relative address is read as the browser reads it, against the base element', () => {
    expect(taggable('x', 'https://cdn.test/', rules)).toBeNull();
  });
});
