import { type Attacks, added, changed, NOTHING, PIXEL } from './attack.js';

/** By what happens to a page that was harmless. */
export const CHANGE_ATTACKS: Attacks = {
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
};
