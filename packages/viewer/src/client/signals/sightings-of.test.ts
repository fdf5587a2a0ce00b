import { describe, expect, it } from 'vitest';
import { recordingBuilder } from '../safety/testing/recording.js';
import { clickOn, eventsOf, mutated, sent, typed } from './fixtures.js';
import { sightingsOf } from './sightings-of.js';

const { el, svg, text } = recordingBuilder(1);

describe('sightingsOf', () => {
  it('names the control that was clicked, not the picture inside it', () => {
    const path = svg('path');
    const button = el('button', {}, svg('svg', {}, path), el('span', {}, text('  Refund\n'), text('24 €')));
    const { clicks } = sightingsOf(eventsOf([button], [clickOn(path, 2000)]));
    expect(clicks).toMatchObject([
      { t: 2000, node: { sort: 'button', text: 'Refund 24 €' }, isClickable: true },
    ]);
  });

  it('names a field by its label, and takes its keystrokes as one', () => {
    const field = el('input', { id: 'mail', type: 'email', placeholder: 'you@example.com' });
    const label = el('label', { for: 'mail' }, text('E-mail'));
    const { inputs } = sightingsOf(
      eventsOf([label, field], [clickOn(field, 1500), typed(field, 2000, '*'), typed(field, 2100, '**')]),
    );
    expect(inputs).toEqual([{ t: 2100, node: { sort: 'field', text: 'E-mail' }, text: '**' }]);
  });

  it('names a field by the label right before it, as a recording does not hold what a label is for', () => {
    const [field, box, other] = [el('input', { id: 'mail' }), el('input', { type: 'checkbox' }), el('input')];
    const nodes = [
      el('label', {}, text('E-mail')),
      text(' '),
      field,
      el('label', {}, text('News')),
      box,
      other,
    ];
    const { inputs } = sightingsOf(
      eventsOf(nodes, [typed(field, 2000, '*'), typed(box, 2100, ''), typed(other, 2200, '*')]),
    );
    expect(inputs.map(({ node }) => node.text)).toEqual(['E-mail', '', '']);
  });

  it('tells requests, and the document with its title', () => {
    const { requests, documents } = sightingsOf(eventsOf([], [sent('q1', 3000)]));
    expect(requests).toEqual([{ t: 3000, requestId: 'q1', method: 'POST' }]);
    expect(documents).toEqual([{ t: 1000, href: 'https://shop.example/cart', title: '' }]);
  });

  it('tells what the page wrote to its console, and when', () => {
    const said = (t: number, payload: object): object => ({
      type: 5,
      timestamp: t,
      data: { tag: 'auditreel.console', payload },
    });
    const { errors } = sightingsOf(
      eventsOf([], [said(2000, { level: 'error', message: 'a'.repeat(600) }), said(2100, { level: 'log' })]),
    );
    expect(errors).toEqual([{ t: 2000, text: 'a'.repeat(500) }]);
  });

  it('tells fields that become invalid, once, and not those that were', () => {
    const [name, mail] = [el('input', { 'aria-label': 'Name' }), el('input', { 'aria-invalid': 'true' })];
    const invalid = (node: { id: number }) => ({ id: node.id, attributes: { 'aria-invalid': 'true' } });
    const events = eventsOf(
      [name, mail],
      [
        mutated(2000, { attributes: [invalid(name), invalid(mail)] }),
        mutated(2100, { attributes: [invalid(name)] }),
      ],
    );
    expect(sightingsOf(events).invalid).toEqual([{ t: 2000, node: { sort: 'field', text: 'Name' } }]);
  });

  it('tells a text that comes up, and whether the page calls it an alert', () => {
    const [error, alert] = [el('p'), el('div', { role: 'alert' }, el('p'))];
    const inner = alert.childNodes as { id: number }[];
    const events = eventsOf(
      [error, alert],
      [
        mutated(2000, { adds: [{ parentId: error.id, nextId: null, node: text('Wrong password') }] }),
        mutated(2500, { adds: [{ parentId: inner[0]?.id, nextId: null, node: text('Try later') }] }),
      ],
    );
    expect(sightingsOf(events).messages).toEqual([
      { t: 2000, text: 'Wrong password', isAlert: false },
      { t: 2500, text: 'Try later', isAlert: true },
    ]);
  });

  it('tells the alerts of a page that has just been opened, and not those of a page that goes on', () => {
    const events = eventsOf([el('p', { role: 'alert' }, text('Please try another one.'))], []);
    expect(sightingsOf(events, { opensPage: true }).messages).toEqual([
      { t: 1000, text: 'Please try another one.', isAlert: true },
    ]);
    expect(sightingsOf(events, { opensPage: false }).messages).toEqual([]);
  });

  it('takes a clock on the page for no message', () => {
    const now = el('output', {}, text('12:00:00'));
    const tick = (t: number): object =>
      mutated(t, { adds: [{ parentId: now.id, nextId: null, node: text(`12:00:${t}`) }] });
    const { messages } = sightingsOf(eventsOf([now], [2000, 2200, 2400, 2600].map(tick)));
    expect(messages).toHaveLength(1);
  });

  it('is done soon with a page that somebody built to keep it busy', () => {
    const list = el('ul');
    const ids = Array.from({ length: 80_000 }, (_, n) => 200_000 + n);
    const adds = ids.map((id) => ({
      parentId: list.id,
      nextId: null,
      node: { type: 2, tagName: 'li', attributes: {}, childNodes: [], id },
    }));
    const nested = ids.map((id, n) => ({ ...adds[n], parentId: n === 0 ? list.id : id - 1 }));
    const removes = ids.toReversed().map((id) => ({ parentId: list.id, id }));
    const events = eventsOf(
      [list],
      [mutated(2000, { adds }), mutated(2100, { removes }), mutated(2200, { adds: nested })],
    );
    const startedAt = performance.now();
    sightingsOf(events);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('is done soon with small changes and clicks, over and over, in a page with very many nodes', () => {
    const texts = Array.from({ length: 25_000 }, () => text(''));
    const fields = Array.from({ length: 25_000 }, () => el('input', { id: 'mail' }));
    const [first, field] = [texts[0], fields[0]];
    if (first === undefined || field === undefined) throw new Error('There are none');
    const changes = Array.from({ length: 10_000 }, (_, n) =>
      mutated(2000 + n * 1001, { texts: [{ id: first.id, value: 'x' }] }),
    );
    const clicks = Array.from({ length: 10_000 }, (_, n) => clickOn(field, 20_000_000 + n));
    const events = eventsOf([el('div', {}, ...texts), el('div', {}, ...fields)], [...changes, ...clicks]);
    const startedAt = performance.now();
    const { clicks: kept } = sightingsOf(events);
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    expect(kept).toHaveLength(2_000);
  });

  it('keeps what was typed with its own field where there is too much of it', () => {
    const [mail, name] = [el('input', { 'aria-label': 'Mail' }), el('input', { 'aria-label': 'Name' })];
    const fields = Array.from({ length: 2_000 }, (_, n) => typed(n % 2 ? name : mail, 2000 + n, '*'));
    const events = eventsOf([mail, name], [...fields, typed(mail, 5000, '**'), typed(mail, 5001, '***')]);
    const { inputs } = sightingsOf(events);
    expect([inputs.length, inputs.at(-1)]).toEqual([
      2_000,
      { t: 3999, node: { sort: 'field', text: 'Name' }, text: '*' },
    ]);
  });

  it('survives changes to nodes that are not there', () => {
    const ghost = mutated(2000, {
      adds: [{ parentId: 77_777, nextId: null, node: text('boo') }],
      removes: [{ parentId: 1, id: 88_888 }],
      texts: [{ id: 99_999, value: 'x' }],
      attributes: [{ id: 99_999, attributes: { 'aria-invalid': 'true' } }],
    });
    const { invalid, messages } = sightingsOf(eventsOf([], [ghost, clickOn({ id: 99_999 }, 2100)]));
    expect([invalid, messages]).toEqual([[], []]);
  });
});
