import type { Fields } from '../check.js';

/** Builds recordings by hand, as an attacker would: any node, any attribute. */
export interface RecordingBuilder {
  readonly el: (tagName: string, attributes?: Fields, ...children: readonly unknown[]) => HostileNode;
  readonly svg: (tagName: string, attributes?: Fields, ...children: readonly unknown[]) => HostileNode;
  readonly text: (textContent: string, more?: Fields) => HostileNode;
  readonly document: (...body: readonly unknown[]) => HostileNode;
}

export interface HostileNode extends Fields {
  readonly id: number;
}

export function recordingBuilder(firstId: number): RecordingBuilder {
  let id = firstId;
  const node = (fields: Fields): HostileNode => ({ ...fields, id: id++ });
  const element = (tagName: string, attributes: Fields, childNodes: readonly unknown[]): HostileNode =>
    node({ type: 2, tagName, attributes, childNodes });
  const el: RecordingBuilder['el'] = (tagName, attributes = {}, ...children) =>
    element(tagName, attributes, children);
  return {
    el,
    svg: (tagName, attributes = {}, ...children) => ({
      ...element(tagName, attributes, children),
      isSVG: true,
    }),
    text: (textContent, more = {}) => node({ type: 3, textContent, ...more }),
    document: (...body) =>
      node({ type: 0, childNodes: [el('html', {}, el('head'), el('body', {}, ...body))] }),
  };
}

export function snapshotEvent(node: unknown, timestamp: number): Fields {
  return { type: 2, data: { node, initialOffset: { top: 0, left: 0 } }, timestamp };
}

export function metaEvent(timestamp: number): Fields {
  return { type: 4, data: { href: 'https://shop.example/cart', width: 800, height: 600 }, timestamp };
}

export function incrementalEvent(data: Fields, timestamp: number): Fields {
  return { type: 3, data, timestamp };
}
