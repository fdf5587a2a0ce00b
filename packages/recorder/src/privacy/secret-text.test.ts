import { beforeAll, describe, expect, it } from 'vitest';
import { cleanCss, cleanInlineStyle, turnNames } from './css.js';
import { MASK } from './mask.js';
import { CALM, maskSecretText, maskTogether, maskTyping } from './secret-text.js';
import { reduceUrl } from './urls.js';

describe('text of a page', () => {
  it.each([
    'Running shoes, size 42, 79.90 EUR',
    'Order 1042 was placed on 2026-11-23 at 13:07',
    'Order #A-1042',
    'Anna Miller, Main Street 12, 10115 Berlin',
    'anna@example.org',
    'You have 3 items in your cart',
    'Wrong password. Try again.',
    'HTML5 and CSS3, 24/7',
    'See https://example.org/help/contact',
    'Total: 1,234,567.89',
    '2026-11-23 14:07:09',
    '€ 79,90 (−5 %)',
  ])('%s is shown', (text) => {
    expect(maskSecretText(text)).toBe(text);
  });

  it.each([
    ['Key sk_live_4eC39HqLyjWDarjtT1zdp7dc.', `Key ${MASK}`],
    ['reset: https://shop.test/reset/9f8a7c?x=1 now', `reset: https://shop.test${MASK} now`],
    ['Your code is 493817', `Your code is ${MASK}`],
    ['pay 4242 4242 4242 4242 now', `pay ${MASK} now`],
    ['JBSWY3DPEHPK3PXP', MASK],
    ['x7k2-m9qp', MASK],
    ['4242 4242 4242 4242', MASK],
    ['6011-0009-9013-9424', MASK],
    ['2345 2345 2345 2345', MASK],
    ['/?1=493817', `/?1=${MASK}`],
  ])('%s is masked', (text, expected) => {
    expect(maskSecretText(text)).toBe(expected);
  });

  it('a secret spread over nodes is masked in each of them', () => {
    expect(maskTogether(['Key: sk_live_4eC', '39HqLyjW', 'DarjtT1z is yours'], CALM)).toEqual([
      `Key: ${MASK}`,
      MASK,
      `${MASK} is yours`,
    ]);
  });

  it('what is being typed is masked where it is repeated', () => {
    const typing = { ...CALM, echo: 'q7Wm2' };
    expect(maskSecretText('Preview: q7Wm2', typing)).toBe(`Preview: ${MASK}`);
    expect(maskSecretText('Running shoes', { ...CALM, echo: 'shoes' })).toBe('Running shoes');
    expect(maskSecretText('shoes', { ...CALM, echo: 'shoes' })).toBe(MASK);
  });

  it('a field that is typed into shows plain words only', () => {
    expect(maskTyping('red shoes 42')).toBe('red shoes 42');
    expect(maskTyping('my sk_li')).toBe(`my ${MASK}`);
  });

  it('takes long texts in its stride', () => {
    const started = performance.now();
    for (const piece of ['a', '4', 'ab ', '4 ', 'A2', '/', '=?', 'a-1', '\\"'])
      maskSecretText(piece.repeat(150_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('addresses', () => {
  it.each([
    ['/orders/42?token=x#y', 'https://shop.test/orders/:x'],
    ['https://other.test/reset/9f8a', 'https://other.test/reset/:x'],
    ['#section', '#'],
    ['mailto:anna@example.org', ''],
    ['javascript:go()', ''],
    ['http://', ''],
  ])('%s becomes %s', (url, expected) => {
    expect(reduceUrl(url, 'https://shop.test/')).toBe(expected);
  });
});

describe('style sheets', () => {
  const named = (css: string): string => css.replace(/asset:u\w+/g, 'asset:NAME');
  beforeAll(() => turnNames('the write token of a session'));

  it.each([
    ['p { color: red }', 'p { color: red }'],
    ['p { background: url(/b?t=secret) }', 'p { background: url("asset:NAME") }'],
    ['@import "/theme/dark";', '@import "/theme/dark";'],
    ['p::before { content: "\\201C" }', 'p::before { content: "\\201C" }'],
    ['p::before { content: "sk_live_4eC39HqLyjWDarjtT1zdp7dc" }', `p::before { content: "${MASK}" }`],
    [
      'p { background: url("data:image/png;base64,iVBORw0KGgo=") }',
      'p { background: url("data:image/png;base64,iVBORw0KGgo=") }',
    ],
    ['@font-face { src: url(data:font/woff2;base64,d09GMg) }', '@font-face { src: none }'],
    ['p { mask: url(#m) }', 'p { mask: url("#m") }'],
  ])('%s', (css, expected) => {
    expect(named(cleanCss(css, 'https://shop.test/'))).toBe(expected);
  });

  it('an element’s own style keeps no image', () => {
    expect(
      cleanInlineStyle('background: url(data:image/png;base64,iVBORw0KGgo=)', 'https://shop.test/'),
    ).toBe('background: none');
  });

  it.each([
    [
      'keeps the name of an image',
      'background: url(/b.png?t=secret) 3px',
      'background: url("asset:NAME") 3px',
    ],
    ['takes no name from the page', 'background: url("asset:k4j8s7d6f5x2")', 'background: url("")'],
    [
      'names nothing in a masked place',
      'background: url(https://shop.test/b.png)',
      'background: url("")',
      '',
    ],
    ['masks a secret beside a name', '--key: k4j8s7d6f5x2', '--key: ••••••'],
  ])('an element’s own style %s', (_name, style, expected, base = 'https://shop.test/') => {
    expect(named(cleanInlineStyle(style, base))).toBe(expected);
  });

  it('give an address another name in each session, and none where nothing is kept', () => {
    const style = 'background: url(/customers/48213.png)';
    const [one, two, none] = ['a', 'b', ''].map((token) => {
      turnNames(token);
      return cleanInlineStyle(style, 'https://shop.test/');
    });
    expect(one).toMatch(/^background: url\("asset:u\w+"\)$/);
    expect(two).not.toBe(one);
    expect(none).toBe('background: url("")');
  });
});
