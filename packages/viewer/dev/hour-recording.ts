import type { eventWithTime } from '@rrweb/types';
import { recordingBuilder } from '../src/client/safety/testing/recording.js';

const CHUNK_MS = 10_000;

export interface HourOptions {
  readonly startMs: number;
  readonly minutes: number;
  /** Of a table on the page; each is seven nodes. */
  readonly rows: number;
}

/** Chunks of ten seconds: a snapshot every 90 s, and a person who does something all the time. */
export function hourRecording({
  startMs,
  minutes,
  rows,
}: HourOptions): readonly (readonly eventWithTime[])[] {
  const chunks = (minutes * 60_000) / CHUNK_MS;
  return Array.from({ length: chunks }, (_, n) => {
    const from = startMs + n * CHUNK_MS;
    return [...(n % 9 === 0 ? snapshot(from, rows) : []), ...chunkEvents(from)] as eventWithTime[];
  });
}

/** Ids of what changes; the rest of the tree comes after them. */
const CLOCK = 10;
const FIELD = 11;
const BUTTON = 12;

function chunkEvents(from: number): readonly object[] {
  const events: object[] = [];
  for (let ms = 0; ms < CHUNK_MS; ms += 100) {
    const t = from + ms + 20;
    events.push(moved(t, ms));
    if (ms % 500 === 0) events.push(changed(t));
    if (ms % 2500 === 0) events.push(incremental(t, { source: 2, type: 2, id: BUTTON, x: 80, y: 40 }));
    if (ms % 1000 === 0)
      events.push(incremental(t, { source: 5, id: FIELD, text: '*'.repeat(ms / 1000), isChecked: false }));
  }
  return events;
}

function snapshot(t: number, rows: number): object[] {
  const { el, text } = recordingBuilder(100);
  const row = (n: number) =>
    el(
      'tr',
      {},
      el('td', {}, text(`Order ${n}`)),
      el('td', {}, text(`${n * 7}.00 €`)),
      el('td', {}, text('paid')),
    );
  const clock = { type: 2, tagName: 'output', attributes: { id: 'now' }, id: CLOCK, childNodes: [text('0')] };
  const field = {
    type: 2,
    tagName: 'input',
    attributes: { 'aria-label': 'Search' },
    id: FIELD,
    childNodes: [],
  };
  const button = { type: 2, tagName: 'button', attributes: {}, id: BUTTON, childNodes: [text('Refund')] };
  const body = el(
    'body',
    {},
    clock,
    field,
    button,
    el('h1', {}, text('Orders')),
    el('table', {}, ...Array.from({ length: rows }, (_, n) => row(n))),
  );
  const page = { type: 0, id: 1, childNodes: [el('html', {}, el('head'), body)] };
  return [
    { type: 4, timestamp: t, data: { href: 'https://shop.example/orders', width: 1200, height: 800 } },
    { type: 2, timestamp: t + 1, data: { node: page, initialOffset: { top: 0, left: 0 } } },
  ];
}

/** The page shows its own time, as an attribute too: so a measurement can tell which moment it sees. */
function changed(t: number): object {
  return incremental(t, {
    source: 0,
    adds: [],
    removes: [],
    texts: [],
    attributes: [{ id: CLOCK, attributes: { title: String(t) } }],
  });
}

function moved(t: number, ms: number): object {
  const positions = [{ x: 100 + (ms % 800), y: 200 + (ms % 300), id: BUTTON, timeOffset: 0 }];
  return incremental(t, { source: 1, positions });
}

function incremental(timestamp: number, data: object): object {
  return { type: 3, timestamp, data };
}
