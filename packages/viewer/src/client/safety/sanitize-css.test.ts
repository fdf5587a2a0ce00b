import { describe, expect, it } from 'vitest';
import type { AssetSource } from './asset-source.js';
import { sanitizeCss } from './sanitize-css.js';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

describe('sanitizeCss keeps', () => {
  it.each([
    'a:hover > .b ~ c + d[e="f"] { color: #fff; margin: -1.5em auto 0 calc(1px + 2%) !important }',
    '@media (min-width: 600px) and (prefers-color-scheme: dark) { :root { --x-y: 1 } }',
    '@font-face { font-family: "A"; src: local("A"); unicode-range: U+0025-00FF, u+4?? }',
    '.sm\\3a flex { display: flex }',
    'a::after { content: "\ue001" }',
    `a { background: url("${PIXEL}") no-repeat, linear-gradient(45deg, rgb(1 2 3 / 50%), transparent) }`,
    'rect { fill: url("#gradient-1") }',
    ':is(h1, h2):not(.x):nth-child(2n+1) { transform: translate3d(0, 0, 0) }',
  ])('%s', (css) => {
    expect(sanitizeCss(css)).toBe(css);
  });

  it('what escapes and comments meant', () => {
    expect(sanitizeCss(".a\\:b/* note */{content:'it\\27s'}")).toBe('.a\\3a b/**/{content:"it\'s"}');
  });
});

describe('sanitizeCss makes nothing be fetched by', () => {
  it.each([
    ['a bare url', 'a{b:url(//evil)}'],
    ['a quoted url', 'a{b:url( "https://evil" )}'],
    ['an upper-case url', 'a{b:URL(https://evil)}'],
    ['an escaped function name', 'a{b:\\75\\72\\6c(https://evil)}'],
    ['an escaped name with odd spaces', 'a{b:u\\000072 l(https://evil)}'],
    ['an escaped address', 'a{b:url(\\68ttps://evil)}'],
    ['a url with modifiers', 'a{b:url("https://evil" crossorigin(anonymous))}'],
    ['a url that never ends', 'a{b:url(https://evil'],
    ['a quoted url that never ends', 'a{b:url("https://evil'],
    ['a bad url', 'a{b:url(https://evil "x)}'],
    ['an import', '@import "https://evil";'],
    ['an import of a url', '@import url(https://evil) screen;'],
    ['an escaped import', '@\\69mport "https://evil";'],
    ['an import behind a comment', '/**/@import/**/"https://evil";'],
    ['an import of data', '@import url("data:text/css,@import url(https://evil)");'],
    ['image-set', 'a{b:image-set("https://evil" 1x)}'],
    ['prefixed image-set', 'a{b:-webkit-image-set(url(https://evil) 1x)}'],
    ['image-set through a variable', 'a{--x:"https://evil";b:image-set(var(--x) 1x)}'],
    ['src()', 'a{b:src("https://evil")}'],
    ['image()', 'a{b:image("https://evil")}'],
    ['cross-fade', 'a{b:-webkit-cross-fade(url(https://evil), url(//evil), 50%)}'],
    ['a font', '@font-face{font-family:x;src:url(https://evil) format("woff2")}'],
    ['a namespace', '@namespace url(https://evil);'],
    ['a same-origin address', 'a{b:url(/logout)}'],
    ['blob', 'a{b:url(blob:https://evil/1)}'],
    ['an address with a newline', 'a{b:url("ht\\\ntps://evil")}'],
    ['data that is no image', 'a{b:url("data:text/html,<script>")}'],
    ['an address after a bad string', 'a{b:"x\n;c:url(https://evil)}'],
    ['an address hidden in a CDO', '<!--a{b:url(https://evil)}-->'],
    ['an address in a form feed', 'a{b:url(\fhttps://evil)}'],
  ])('%s', (_what, css) => {
    const safe = sanitizeCss(css);
    expect(safe).not.toMatch(
      /url\(\s*(?!"(?:data:|#))|@\s*import|image-set\(|(?:^|\W)(?:src|image)\(|cross-fade\(/i,
    );
    expect(sanitizeCss(safe)).toBe(safe);
  });
});

describe('sanitizeCss shows what stands behind a name', () => {
  const assets: AssetSource = (name) =>
    ({
      logo: { url: 'blob:https://app.example/1', type: 'image/svg+xml' } as const,
      face: { url: 'blob:https://app.example/2', type: 'font/woff2' } as const,
      sheet: 'a { color: red }',
    })[name];

  it.each([
    ['an image', 'a{b:url("asset:logo")}', 'a{b:url("blob:https://app.example/1")}'],
    ['an image without quotes', 'a{b:url(asset:logo)}', 'a{b:url("blob:https://app.example/1")}'],
    [
      'a font',
      '@font-face{src:url("asset:face") format("woff2")}',
      '@font-face{src:url("blob:https://app.example/2") format("woff2")}',
    ],
  ])('%s', (_what, css, safe) => {
    expect(sanitizeCss(css, assets)).toBe(safe);
  });

  it.each([
    ['a name that is not there', 'url("asset:none")'],
    ['a style sheet', 'url("asset:sheet")'],
    ['an address after a name', 'url("asset:logo#x")'],
    ['a path after a name', 'url("asset:logo/../x")'],
    ['a name in capitals', 'url("asset:LOGO")'],
    ['a name of a prototype', 'url("asset:constructor")'],
    ['an empty name', 'url("asset:")'],
    ['an address of our own making', 'url("blob:https://app.example/1")'],
  ])('but not %s', (_what, css) => {
    expect(sanitizeCss(`a{b:${css}}`, assets)).toBe('a{b:url("data:,")}');
  });

  it('and never through an import', () => {
    expect(sanitizeCss('@import url("asset:sheet");@import "asset:sheet";', assets)).not.toMatch(
      /blob|asset/,
    );
  });

  it('of one player only, and what has come since', () => {
    const css = 'a{b:url("asset:logo")}';
    const other: AssetSource = () => ({ url: 'blob:https://app.example/9', type: 'image/png' });
    expect(sanitizeCss(css)).toContain('data:,');
    expect(sanitizeCss(css, assets)).toContain('/1"');
    expect(sanitizeCss(css, other)).toContain('/9"');
    expect(sanitizeCss(css)).toContain('data:,');
  });
});

describe('sanitizeCss bounds', () => {
  it('nesting', () => {
    expect(sanitizeCss('('.repeat(100_000))).toBe(`${'('.repeat(64)}${')'.repeat(64)}`);
  });

  it.each([
    ['open strings', '"x\n'],
    ['backslashes', '\\'],
    ['open urls', 'url('],
    ['open comments', '/*'],
    ['dashes', '-'],
    ['at signs', '@'],
    ['dots and digits', '.1'],
  ])('time: 200,000 %s are read at once', (_what, unit) => {
    const started = performance.now();
    sanitizeCss(unit.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
