import { type Attacks, added, changed, one, PIXEL, svgImage } from './attack.js';

/** By elements and their attributes. */
export const HTML_ATTACKS: Attacks = {
  'img src': ({ el }, p) => one(el('img', { src: p.remote })),
  'img src to the own origin': ({ el }, p) => one(el('img', { src: p.local })),
  'img src in capitals': ({ el }, p) => one(el('IMG', { SRC: p.remote })),
  'img srcset': ({ el }, p) => one(el('img', { srcset: `${p.remote} 1x, ${p.local} 2x` })),
  'img srcset beside rr_dataURL': ({ el }, p) =>
    one(el('img', { srcset: p.remote, rr_dataURL: p.remote, src: p.remote })),
  'img onerror': ({ el }, p) => one(el('img', { src: 'x:', onerror: p.script })),
  'img with data that is HTML': ({ el }, p) =>
    one(el('img', { src: `data:text/html,<img src=${p.remote}>` })),
  'img of an SVG with addresses': ({ el }, p) => one(el('img', { src: svgImage(p) })),
  'img by a name that is an address': ({ el }, p) =>
    one(el('img', { rr_asset: `asset:${p.remote}`, rr_natural: `9x9"/><image href="${p.remote}"/><!--` })),
  'img that gets a name': ({ el }, p) =>
    changed(el('img'), { rr_asset: `asset:${p.local}`, rr_natural: `9x9"><script>${p.script}</script>` }),
  'image input': ({ el }, p) => one(el('input', { type: 'image', src: p.remote })),
  'picture source': ({ el }, p) =>
    one(el('picture', {}, el('source', { srcset: p.remote }), el('img', { src: p.local }))),
  'canvas rr_dataURL': ({ el }, p) => one(el('canvas', { rr_dataURL: p.remote })),
  'video src and poster': ({ el }, p) => one(el('video', { src: p.remote, poster: p.local, autoplay: true })),
  'audio playing': ({ el }, p) =>
    one(el('audio', { src: p.remote, rr_mediaState: 'played', rr_mediaCurrentTime: 0 })),
  'source and track': ({ el }, p) =>
    one(el('video', {}, el('source', { src: p.remote }), el('track', { src: p.local, default: true }))),
  'link stylesheet': ({ el }, p) => one(el('link', { rel: 'stylesheet', href: p.remote })),
  'link preload of the sign-out': ({ el }, p) =>
    one(el('link', { rel: 'preload', as: 'fetch', href: p.local })),
  'link preconnect': ({ el }, p) => one(el('link', { rel: 'preconnect', href: p.remote })),
  'link dns-prefetch': ({ el }, p) => one(el('link', { rel: 'dns-prefetch', href: p.remote })),
  'link prefetch': ({ el }, p) => one(el('link', { rel: 'prefetch', href: p.local })),
  'link prerender': ({ el }, p) => one(el('link', { rel: 'prerender', href: p.local })),
  'link modulepreload': ({ el }, p) => one(el('link', { rel: 'modulepreload ', href: p.remote })),
  'link icon': ({ el }, p) => one(el('link', { rel: 'icon', href: p.remote })),
  'link manifest': ({ el }, p) => one(el('link', { rel: 'manifest', href: p.local })),
  'link with css': ({ el }, p) =>
    one(el('link', { _cssText: `@import "${p.remote}"; body{background:url(${p.remote})}`, href: p.remote })),
  'link in capitals': ({ el }, p) => one(el('LINK', { REL: 'stylesheet', HREF: p.remote })),
  'meta refresh': ({ el }, p) => one(el('meta', { 'http-equiv': 'refresh', content: `0;url=${p.remote}` })),
  'meta dns control': ({ el }, p) =>
    one(
      el(
        'div',
        {},
        el('meta', { 'http-equiv': 'x-dns-prefetch-control', content: 'on' }),
        el('a', { href: p.remote }),
      ),
    ),
  'base href': ({ el }, p) => one(el('div', {}, el('base', { href: p.remote }), el('img', { src: 'x.png' }))),
  'object data': ({ el }, p) => one(el('object', { data: p.remote, type: 'text/html' })),
  'embed src': ({ el }, p) => one(el('embed', { src: p.remote })),
  'applet and param': ({ el }, p) =>
    one(el('applet', { code: p.remote }, el('param', { name: 'movie', value: PIXEL }))),
  frameset: ({ el }, p) => one(el('frameset', {}, el('frame', { src: p.remote }))),
  'iframe src': ({ el }, p) => one(el('iframe', { src: p.remote, rr_src: p.remote })),
  'iframe src of scripts': ({ el }, p) => one(el('iframe', { src: `javascript:${p.script}` })),
  'iframe srcdoc': ({ el }, p) =>
    one(
      el('iframe', { srcdoc: `<script>${p.script}</script><img src=${p.remote}>`, sandbox: 'allow-scripts' }),
    ),
  'iframe src of an SVG document': ({ el }, p) => one(el('iframe', { src: svgImage(p) })),
  'iframe that gets an SVG document': ({ el }, p) => changed(el('iframe'), { src: svgImage(p) }),
  'iframe with a document of its own': ({ el, document }, p) =>
    added(
      el('iframe'),
      document(
        el('img', { src: p.remote }),
        el('script', {}, el('p')),
        el('link', { rel: 'preload', as: 'image', href: p.local }),
      ),
    ),
  script: ({ el, text }, p) => one(el('script', { src: p.remote }, text(p.script))),
  'script of SVG': ({ svg, text }, p) =>
    one(svg('svg', {}, svg('script', { href: p.remote }, text(p.script)))),
  'noscript with an image': ({ el }, p) => one(el('noscript', {}, el('img', { src: p.remote }))),
  'event handlers': ({ el }, p) =>
    one(
      el('body', { onload: p.script, onpageshow: p.script, onfocus: p.script, onanimationstart: p.script }),
    ),
  'anchor with ping': ({ el }, p) => one(el('a', { href: p.remote, ping: p.local, target: '_top' })),
  'anchor of scripts': ({ el }, p) => one(el('a', { href: `javascript:${p.script}`, autofocus: true })),
  'form that submits': ({ el }, p) =>
    one(el('form', { action: p.remote }, el('button', { formaction: p.local, type: 'submit' }))),
  'background attributes': ({ el }, p) =>
    one(el('table', { background: p.remote }, el('td', { background: p.local }))),
  'custom element': ({ el }, p) =>
    one({ ...el('evil-element', { src: p.remote, is: 'evil-element', onclick: p.script }), isCustom: true }),
  'speculation rules': ({ el, text }, p) =>
    one(
      el(
        'script',
        { type: 'speculationrules' },
        text(JSON.stringify({ prefetch: [{ source: 'list', urls: [p.local] }] })),
      ),
    ),
  'template and portal': ({ el }, p) =>
    one(el('template', {}, el('portal', { src: p.remote }), el('fencedframe', { src: p.local }))),
};
