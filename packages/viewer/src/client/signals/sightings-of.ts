import { CONSOLE_TAG, REQUEST_MARK_TAG } from '@auditreel/core/protocol';
import type { customEvent, eventWithTime, inputData, mouseInteractionData, mutationData } from '@rrweb/types';
import { type InvalidWatch, invalidWatch } from './invalid-watch.js';
import { type MessageWatch, messageWatch } from './message-watch.js';
import { looksClickable, nameNode } from './name-node.js';
import { type PageTree, pageTree } from './page-tree.js';
import {
  type Change,
  type Click,
  type ConsoleError,
  type Input,
  type Invalid,
  type Message,
  MOST_CHANGES,
  MOST_SEEN,
  noSightings,
  type SeenDocument,
  type SentRequest,
  type Sightings,
} from './sightings.js';

/** What of a segment cannot be told by its events. */
export interface SeenFrom {
  /** Its first snapshot is that of a page which has just been opened. */
  readonly opensPage: boolean;
}

/** Walks through a segment once. Its events begin with a snapshot and are in order. */
export function sightingsOf(
  events: readonly eventWithTime[],
  { opensPage }: SeenFrom = { opensPage: false },
): Sightings {
  const walk = newWalk(opensPage);
  for (const event of events) step(walk, event);
  const { clicks, inputs, requests, invalid, messages, documents, errors, changes } = walk;
  return { clicks, inputs, requests, invalid, messages, documents, errors, changes };
}

interface Walk {
  readonly tree: PageTree;
  readonly invalidWatch: InvalidWatch;
  readonly messageWatch: MessageWatch;
  readonly clicks: Click[];
  readonly inputs: Input[];
  readonly requests: SentRequest[];
  readonly invalid: Invalid[];
  readonly messages: Message[];
  readonly documents: SeenDocument[];
  readonly errors: ConsoleError[];
  readonly changes: Change[];
  /** Node of the last input: its keystrokes count as one. */
  typing: number | null;
  href: string;
  /** Whether the next snapshot is that of a page which has just been opened. */
  isOpening: boolean;
}

const TYPE = { snapshot: 2, incremental: 3, meta: 4, custom: 5 } as const;
const SOURCE = { mutation: 0, mouse: 2, scroll: 3, resize: 4, input: 5, selection: 14 } as const;
const CLICK = 2;
const MOST_IDS = 50;

function newWalk(isOpening: boolean): Walk {
  const watches = { invalidWatch: invalidWatch(), messageWatch: messageWatch() };
  return { tree: pageTree(), ...watches, ...noSightings(), typing: null, href: '', isOpening };
}

function step(walk: Walk, event: eventWithTime): void {
  const { tree } = walk;
  const { timestamp: t } = event;
  const added = tree.follow(event);
  switch (event.type) {
    case TYPE.meta:
      walk.href = event.data.href;
      return;
    case TYPE.snapshot:
      snapshot(walk, t);
      return;
    case TYPE.custom:
      custom(walk, t, event.data);
      return;
    case TYPE.incremental:
      if (event.data.source === SOURCE.mutation) {
        keep(walk.changes, { t, ids: changedIds(event.data) }, MOST_CHANGES);
        for (const node of walk.invalidWatch.follow(tree, event.data, added)) keep(walk.invalid, { t, node });
        for (const each of walk.messageWatch.follow(tree, { t, data: event.data, added })) {
          keep(walk.messages, each);
        }
      } else interaction(walk, t, event.data);
  }
}

function snapshot(walk: Walk, t: number): void {
  const { tree } = walk;
  walk.invalidWatch.start(tree);
  keep(walk.documents, { t, href: walk.href, title: tree.title() });
  if (walk.isOpening) for (const each of walk.messageWatch.opened(tree, t)) keep(walk.messages, each);
  walk.isOpening = false;
}

function custom(walk: Walk, t: number, { tag, payload }: customEvent['data']): void {
  if (tag === REQUEST_MARK_TAG) request(walk, t, payload);
  // The wall has made the message a string.
  if (tag === CONSOLE_TAG) keep(walk.errors, { t, text: (payload as { readonly message: string }).message });
}

function request(walk: Walk, t: number, payload: unknown): void {
  // The wall has made both of these strings.
  const { requestId, method } = payload as { readonly requestId: string; readonly method: string };
  keep(walk.requests, { t, requestId, method });
}

type Data = Extract<eventWithTime, { type: typeof TYPE.incremental }>['data'];

function interaction(walk: Walk, t: number, data: Data): void {
  switch (data.source) {
    case SOURCE.mouse:
      if (data.type === CLICK) click(walk, t, data);
      return;
    case SOURCE.input:
      input(walk, t, data);
      return;
    case SOURCE.scroll:
    case SOURCE.resize:
      keep(walk.changes, { t, ids: [] }, MOST_CHANGES);
      return;
    case SOURCE.selection: {
      const isWide = data.ranges.some(
        (each) => each.start !== each.end || each.startOffset !== each.endOffset,
      );
      if (isWide) keep(walk.changes, { t, ids: [] }, MOST_CHANGES);
    }
  }
}

function click(walk: Walk, t: number, { id, x = 0, y = 0 }: mouseInteractionData): void {
  walk.typing = null;
  const { tree } = walk;
  if (walk.clicks.length >= MOST_SEEN) return;
  keep(walk.clicks, { t, x, y, node: nameNode(tree, id), isClickable: looksClickable(tree, id) });
}

function input(walk: Walk, t: number, { id, text }: inputData): void {
  const last = walk.inputs.at(-1);
  const isSame = walk.typing === id && last !== undefined;
  keep(walk.changes, { t, ids: [] }, MOST_CHANGES);
  if (!isSame && walk.inputs.length >= MOST_SEEN) {
    walk.typing = null;
    return;
  }
  if (isSame) walk.inputs.pop();
  walk.typing = id;
  keep(walk.inputs, { t, node: isSame ? last.node : nameNode(walk.tree, id), text });
}

function changedIds(data: mutationData): readonly number[] {
  const ids = new Set<number>();
  for (const { parentId } of [...data.adds.slice(0, MOST_IDS), ...data.removes.slice(0, MOST_IDS)]) {
    ids.add(parentId);
  }
  for (const { id } of [...data.texts.slice(0, MOST_IDS), ...data.attributes.slice(0, MOST_IDS)]) ids.add(id);
  return [...ids];
}

function keep<T>(list: T[], item: T, most = MOST_SEEN): void {
  if (list.length < most) list.push(item);
}
