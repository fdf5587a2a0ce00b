import { type Attacks, added, changed, NOTHING, one, svgImage } from './attack.js';

/** By stylesheets and style attributes. */
export const CSS_ATTACKS: Attacks = {
  'style attribute': ({ el }, p) => one(el('div', { style: `background:url(${p.remote})` })),
  'style attribute with escapes': ({ el }, p) =>
    one(el('div', { style: `background:\\75 r\\6c("${p.local}");list-style:u/**/rl(${p.remote})` })),
  'style element': ({ el, text }, p) =>
    one(el('style', {}, text(`@import url(${p.remote}); body{background:url(${p.remote})}`))),
  'style element with css': ({ el }, p) =>
    one(el('style', { _cssText: `@import '${p.remote}'; body{background:image-set('${p.local}' 1x)}` })),
  'style cut into texts': ({ el, text }, p) =>
    one(
      el(
        'style',
        { _cssText: `body{background:ur/* rr_split */l(${p.remote})}` },
        text('@imp'),
        text(`ort "${p.remote}";body{background:url(${p.local})}`),
      ),
    ),
  'style that gets text': ({ el, text }, p) => added(el('style'), text(`@import "${p.remote}";`)),
  'style that gets two halves': ({ el, text }, p) =>
    added(el('style'), text('body{background:ur'), text(`l(${p.remote})}`)),
  'style whose text changes': ({ el, text }, p) => {
    const css = text('p{}');
    return {
      nodes: [el('style', {}, css)],
      after: [{ source: 0, ...NOTHING, texts: [{ id: css.id, value: `body{background:url(${p.remote})}` }] }],
    };
  },
  'style that gets css': ({ el }, p) => changed(el('style'), { _cssText: `@import "${p.remote}";` }),
  'style of SVG': ({ svg, text }, p) =>
    one(svg('svg', {}, svg('style', {}, text(`svg{background:url(${p.remote})}`)))),
  'font face': ({ el }, p) =>
    one(
      el(
        'div',
        { style: 'font-family:evil' },
        el('style', { _cssText: `@font-face{font-family:evil;src:url(${p.remote})}` }),
        el('p', {}, { type: 3, textContent: 'text', id: 999 }),
      ),
    ),
  'css by names that are addresses': ({ el }, p) =>
    one(el('div', { style: `background:url("asset:${p.remote}"),url(asset:${p.local})` })),
  'css through a variable': ({ el }, p) =>
    one(el('div', { style: `--x:"${p.remote}";background:-webkit-image-set(var(--x) 1x)` })),
  'cursor and content': ({ el }, p) =>
    one(el('style', { _cssText: `*{cursor:url(${p.remote}),auto} *::before{content:url(${p.local})}` })),
  'css filter of an SVG': ({ el }, p) =>
    one(
      el('div', { style: `width:9px;height:9px;filter:url("${svgImage(p)}#i");mask:url("${svgImage(p)}")` }),
    ),
};
