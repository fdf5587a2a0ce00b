import type { Fields } from '../check.js';
import type { HostileNode, RecordingBuilder } from './recording.js';

/** Where a recording must not lead: another site, and this one's own sign-out. */
export interface Probe {
  readonly remote: string;
  readonly local: string;
  readonly script: string;
}

/** What stands in the page, and what happens to it then. */
export interface Attacked {
  readonly nodes: readonly HostileNode[];
  readonly after?: readonly Fields[];
}

export type Attack = (build: RecordingBuilder, probe: Probe) => Attacked;
export type Attacks = Readonly<Record<string, Attack>>;

export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
export const NOTHING: Fields = { texts: [], attributes: [], removes: [], adds: [] };

/** An element that is in the snapshot as it should be, and then gets attributes. */
export function changed(node: HostileNode, attributes: Fields): Attacked {
  return {
    nodes: [node],
    after: [{ source: 0, ...NOTHING, attributes: [{ id: node.id, attributes }] }],
  };
}

export function added(parent: HostileNode, ...nodes: readonly HostileNode[]): Attacked {
  const adds = nodes.map((node) => ({ parentId: parent.id, nextId: null, node }));
  return { nodes: [parent], after: [{ source: 0, ...NOTHING, adds }] };
}

export function one(node: HostileNode): Attacked {
  return { nodes: [node] };
}

export function svgImage({ remote, script }: Probe): string {
  const inner = `<image href="${remote}"/><script>${script}</script><style>@import "${remote}";</style>`;
  return `data:image/svg+xml,${encodeURIComponent(
    `<?xml-stylesheet href="${remote}"?><svg xmlns="http://www.w3.org/2000/svg" id="i">${inner}</svg>`,
  )}`;
}
