import { type Attacks, one, PIXEL } from './attack.js';

/** By SVG, which has addresses of its own. */
export const SVG_ATTACKS: Attacks = {
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
};
