import type { Fields } from '../check.js';
import type { HostileNode, RecordingBuilder } from './recording.js';
import { incrementalEvent, metaEvent, recordingBuilder, snapshotEvent } from './recording.js';

/** Where a recording must not lead: another site, and this one's own sign-out. */
export interface Probe {
  readonly remote: string;
  readonly local: string;
  readonly script: string;
}

/** One attack: what stands in the page, and what happens to it then. */
export interface HostileRecording {
  readonly name: string;
  readonly events: readonly Fields[];
}

type Attack = (
  build: RecordingBuilder,
  probe: Probe,
) => { readonly nodes: readonly HostileNode[]; readonly after?: readonly Fields[] };

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const NOTHING = { texts: [], attributes: [], removes: [], adds: [] };

/** Every attack as a recording of its own, whose probes carry its name. */
export function hostileCorpus(): readonly HostileRecording[] {
  return Object.entries(ATTACKS).map(([name, attack], i) => {
    const slug = name.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
    const probe: Probe = {
      remote: `http://${slug}.evil.test/x`,
      local: `/logout?by=${slug}`,
      script: `(top.__ran ??= []).push('${slug}')`,
    };
    return { name, events: recordingOf(attack, probe, i * 10_000 + 1) };
  });
}

function recordingOf(attack: Attack, probe: Probe, firstId: number): readonly Fields[] {
  const build = recordingBuilder(firstId);
  const { nodes, after = [] } = attack(build, probe);
  const start = 1_700_000_000_000;
  return [
    metaEvent(start),
    snapshotEvent(build.document(...nodes), start + 1),
    ...after.map((data, i) => incrementalEvent(data, start + 100 + i * 20)),
    incrementalEvent({ source: 4, width: 800, height: 600 }, start + 200 + after.length * 20),
  ];
}

/** An element that is in the snapshot as it should be, and then gets attributes. */
function changed(node: HostileNode, attributes: Fields): ReturnType<Attack> {
  return {
    nodes: [node],
    after: [{ source: 0, ...NOTHING, attributes: [{ id: node.id, attributes }] }],
  };
}

function added(parent: HostileNode, ...nodes: readonly HostileNode[]): ReturnType<Attack> {
  const adds = nodes.map((node) => ({ parentId: parent.id, nextId: null, node }));
  return { nodes: [parent], after: [{ source: 0, ...NOTHING, adds }] };
}

function one(node: HostileNode): ReturnType<Attack> {
  return { nodes: [node] };
}

function svgImage({ remote, script }: Probe): string {
  const inner = `<image href="${remote}"/><script>${script}</script><style>@import "${remote}";</style>`;
  return `data:image/svg+xml,${encodeURIComponent(
    `<?xml-stylesheet href="${remote}"?><svg xmlns="http://www.w3.org/2000/svg" id="i">${inner}</svg>`,
  )}`;
}

const ATTACKS: Readonly<Record<string, Attack>> = {
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
  'css through a variable': ({ el }, p) =>
    one(el('div', { style: `--x:"${p.remote}";background:-webkit-image-set(var(--x) 1x)` })),
  'cursor and content': ({ el }, p) =>
    one(el('style', { _cssText: `*{cursor:url(${p.remote}),auto} *::before{content:url(${p.local})}` })),
  'css filter of an SVG': ({ el }, p) =>
    one(
      el('div', { style: `width:9px;height:9px;filter:url("${svgImage(p)}#i");mask:url("${svgImage(p)}")` }),
    ),
  'svg image': ({ svg }, p) =>
    one(svg('svg', {}, svg('image', { href: p.remote }), svg('image', { 'xlink:href': p.local }))),
  'svg use': ({ svg }, p) =>
    one(svg('svg', {}, svg('use', { href: `${p.local}#a`, 'xlink:href': p.remote }))),
  'svg feImage': ({ svg }, p) =>
    one(
      svg(
        'svg',
        {},
        svg('filter', { id: 'f' }, svg('feimage', { href: p.remote })),
        svg('rect', { width: 9, height: 9, filter: 'url(#f)' }),
      ),
    ),
  'svg paint': ({ svg }, p) =>
    one(
      svg(
        'svg',
        {},
        svg('rect', { width: 9, height: 9, fill: `url(${p.remote}#p)`, mask: `url(${p.local}#m)` }),
      ),
    ),
  'svg animation of an address': ({ svg }, p) =>
    one(
      svg(
        'svg',
        {},
        svg(
          'image',
          { href: PIXEL, width: 9, height: 9 },
          svg('set', { attributeName: 'href', to: p.remote }),
          svg('animate', { attributeName: 'href', values: p.remote, dur: '1s' }),
          svg('animatetransform', { attributeName: 'href', values: p.remote, dur: '1s' }),
        ),
      ),
    ),
  'svg foreignObject': ({ svg, el }, p) =>
    one(svg('svg', {}, svg('foreignobject', {}, el('img', { src: p.remote })))),
  'svg anchor of scripts': ({ svg }, p) =>
    one(svg('svg', {}, svg('a', { 'xlink:href': `javascript:${p.script}` }))),
  'attribute src': ({ el }, p) => changed(el('img', { src: PIXEL }), { src: p.remote, srcset: p.local }),
  'attribute href of an SVG image': ({ svg }, p) => {
    const image = svg('image', { href: PIXEL });
    const after = [
      { source: 0, ...NOTHING, attributes: [{ id: image.id, attributes: { 'xlink:href': p.remote } }] },
    ];
    return { nodes: [svg('svg', {}, image)], after };
  },
  'attribute style': ({ el }, p) => changed(el('div'), { style: `background:url(${p.remote})` }),
  'attribute style by property': ({ el }, p) =>
    changed(el('div'), {
      style: { 'background-image': `url(${p.remote})`, mask: [`url(${p.local})`, 'important'] },
    }),
  'attribute onclick and a click': ({ el }, p) => {
    const button = el('button', { onfocus: p.script });
    return {
      nodes: [button],
      after: [
        {
          source: 0,
          ...NOTHING,
          attributes: [{ id: button.id, attributes: { onclick: p.script, onmouseup: p.script } }],
        },
        { source: 2, type: 2, id: button.id, x: 1, y: 1 },
        { source: 2, type: 0, id: button.id, x: 1, y: 1 },
        { source: 2, type: 5, id: button.id },
      ],
    };
  },
  'click on a link': ({ el }, p) => {
    const link = el('a', { href: p.local });
    return {
      nodes: [link],
      after: [
        { source: 2, type: 2, id: link.id },
        { source: 2, type: 4, id: link.id },
      ],
    };
  },
  'added nodes': ({ el }, p) =>
    added(
      el('div'),
      el('img', { src: p.remote }),
      el('link', { rel: 'preconnect', href: p.remote }),
      el('link', { rel: 'preload', as: 'style', href: p.local }),
      el('script', { src: p.remote }),
      el('style', { _cssText: `@import "${p.remote}";` }),
    ),
  'added into a shadow root': ({ el }, p) => {
    const host = el('div');
    return added({ ...host, isShadowHost: true }, { ...el('img', { src: p.remote }), isShadow: true });
  },
  'inserted rules': ({ el }, p) => {
    const style = el('style', { _cssText: 'p{}' });
    const adds = [{ rule: `body{background:url(${p.remote})}` }, { rule: `@import "${p.local}"`, index: 0 }];
    return {
      nodes: [style],
      after: [{ source: 8, id: style.id, adds, replaceSync: `*{cursor:url(${p.remote})}` }],
    };
  },
  'set declarations': ({ el }, p) => {
    const style = el('style', { _cssText: 'body{color:red}' });
    const set = { property: 'background', value: `url(${p.remote})`, priority: 'important' };
    return { nodes: [style], after: [{ source: 13, id: style.id, index: [0], set }] };
  },
  'adopted stylesheets': ({ el }, p) => {
    const host = { ...el('div'), isShadowHost: true };
    const rules = [{ rule: `:host{background:url(${p.remote})}` }];
    return {
      nodes: [host],
      after: [{ source: 15, id: host.id, styleIds: [1], styles: [{ styleId: 1, rules }] }],
    };
  },
  'font by address': ({ el }, p) => ({
    nodes: [el('p', { style: 'font-family:evil' }, { type: 3, textContent: 'text', id: 998 })],
    after: [{ source: 10, family: 'evil', fontSource: `url(${p.remote})`, buffer: false }],
  }),
  'canvas commands': ({ el }, p) => {
    const canvas = el('canvas');
    const commands = [
      { property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: p.remote }, 0, 0] },
    ];
    return { nodes: [canvas], after: [{ source: 9, id: canvas.id, type: 0, commands }] };
  },
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
