import type { AssetMediaType } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import { anAsset } from '../../server/testing/an-asset.js';
import { aSession } from '../../server/testing/rows.js';
import type { Rows, ShownAsset } from '../../server/testing/store-rows.js';
import { NOTHING, PIXEL } from '../safety/testing/attack.js';
import { incrementalEvent, recordingBuilder, snapshotEvent } from '../safety/testing/recording.js';
import { chunksOf } from './story-rows.js';

const AT = { sessionId: 'visit-shown', tabId: 'tab1', page: 'page-shown' };
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><circle cx="20" cy="15" r="9" fill="teal"/>
<script>top.__ran = 1</script><image href="http://drawing.evil.test/x.png"/></svg>`;
const SHEET = `@font-face { font-family: Shown; src: url("asset:u1font") format("woff2") }
body { margin: 0; background: url("asset:u2pixel") #fafafa; font-family: Shown, sans-serif }
#styled { color: rgb(1, 2, 3); list-style-image: url("asset:u9none") } .evil { background: url(//sheet.evil.test) }`;

/** A page whose look stands beside its recording, at `start` and as it changes for ten seconds. */
export function shownRows(start: number, font: Uint8Array): Rows {
  const chunks = chunksOf(eventsFrom(start) as unknown as readonly eventWithTime[], AT);
  const asset = (name: string, type: AssetMediaType, content: string | Uint8Array): ShownAsset =>
    anAsset({ sessionId: AT.sessionId, name }, type, content);
  return {
    sessions: [aSession(AT.sessionId, { createdAt: start, lastSeenAt: start + 10_000, chunks: 1 })],
    chunks,
    assets: [
      asset('u1font', 'font/woff2', font),
      asset('u2pixel', 'image/gif', Buffer.from(PIXEL.split(',')[1] ?? '', 'base64')),
      asset('u3drawing', 'image/svg+xml', DRAWING),
      asset('c4sheet', 'text/css', SHEET),
      anAsset({ sessionId: 'visit-other', name: 'u5other' }, 'image/gif', new Uint8Array([1])),
    ],
  };
}

const { el, svg, text } = recordingBuilder(100);
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function eventsFrom(start: number): readonly object[] {
  const drawn = el('img', { id: 'drawn', alt: 'Teal dot', rr_asset: 'asset:u3drawing', rr_natural: '40x30' });
  const missing = el('img', {
    id: 'missing',
    alt: 'A bicycle <b>&\u202e',
    rr_asset: 'asset:u9none',
    rr_natural: '320x90',
  });
  const later = el('img', { id: 'later', rr_asset: 'asset:u9none', rr_natural: '12x12' });
  const canvas = el('canvas', { id: 'chart', width: '200', height: '100' });
  const changes = [{ id: later.id, attributes: { rr_asset: 'asset:u3drawing', rr_natural: '40x30' } }];
  const custom = (tag: string, payload: object, at: number): object => ({
    type: 5,
    timestamp: start + at,
    data: { tag, payload },
  });
  const nodes = [drawn, missing, later, canvas, el('p', { id: 'styled' }, text('Styled by name'))];
  return [
    { type: 4, timestamp: start, data: { href: 'https://shop.test/', width: 900, height: 600 } },
    snapshotEvent(page(...nodes, ...hostileNodes()), start + 1),
    incrementalEvent({ source: 0, ...NOTHING, attributes: changes }, start + 5_000),
    custom('auditreel.canvas', { id: canvas.id, image: PICTURE }, 6_000),
    custom('auditreel.console', { level: 'error', message: 'total\u202e is not a function' }, 7_000),
    incrementalEvent({ source: 3, id: drawn.id, x: 0, y: 0 }, start + 10_000),
  ];
}

function page(...body: readonly object[]): object {
  const head = el('head', {}, el('link', { _cssText: 'asset:c4sheet' }));
  return { type: 0, id: 1, childNodes: [el('html', {}, head, el('body', {}, ...body))] };
}

/** Names that would be more than names, and assets where none has a place. */
function hostileNodes(): readonly object[] {
  const names = [
    '../../../logout',
    'u3drawing/../../chunks',
    'u5other',
    '__proto__',
    'u3drawing#x',
    '%2e%2e',
  ];
  return [
    ...names.map((name) => el('img', { class: 'hostile', rr_asset: `asset:${name}`, rr_natural: '5x5' })),
    ...names.map((name) => el('div', { class: 'hostile', style: `background: url("asset:${name}")` })),
    el('style', { _cssText: '@import url("asset:c4sheet"); @import "asset:c4sheet"' }),
    el('iframe', { class: 'hostile', rr_asset: 'asset:u3drawing', rr_natural: '5x5' }),
    el('video', { class: 'hostile', rr_asset: 'asset:u3drawing', poster: 'asset:u3drawing' }),
    svg('svg', {}, svg('use', { href: 'asset:u3drawing', rr_asset: 'asset:u3drawing' })),
  ];
}
