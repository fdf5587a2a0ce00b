import type { NodeName } from './name-node.js';

/** What a person did in a segment and what the page did, in words instead of nodes. Times are ms, browser clock. */
export interface Sightings {
  readonly clicks: readonly Click[];
  readonly inputs: readonly Input[];
  readonly requests: readonly SentRequest[];
  /** Fields that became invalid. */
  readonly invalid: readonly Invalid[];
  /** Texts that came up. */
  readonly messages: readonly Message[];
  readonly documents: readonly SeenDocument[];
  /** What the page wrote to its console. */
  readonly errors: readonly ConsoleError[];
  /** When the page answered in a way that can be seen. */
  readonly changes: readonly Change[];
}

export interface Click {
  readonly t: number;
  readonly x: number;
  readonly y: number;
  readonly node: NodeName;
  /** It is a control from which one expects that something happens. */
  readonly isClickable: boolean;
}

export interface Input {
  readonly t: number;
  readonly node: NodeName;
  /** As recorded: masked, unless the app said otherwise. */
  readonly text: string;
}

export interface SentRequest {
  readonly t: number;
  readonly requestId: string;
  readonly method: string;
}

export interface Invalid {
  readonly t: number;
  readonly node: NodeName;
}

export interface Message {
  readonly t: number;
  readonly text: string;
  /** The page itself calls it an alert. */
  readonly isAlert: boolean;
}

export interface ConsoleError {
  readonly t: number;
  /** At most 500 characters. */
  readonly text: string;
}

export interface SeenDocument {
  readonly t: number;
  readonly href: string;
  readonly title: string;
}

export interface Change {
  readonly t: number;
  /** The nodes that changed, some of them if they are many; none for scrolling and selecting. */
  readonly ids: readonly number[];
}

/** Nothing seen yet, in lists to be filled. */
export function noSightings(): { [List in keyof Sightings]: Sightings[List][number][] } {
  return {
    ...{ clicks: [], inputs: [], requests: [], invalid: [] },
    ...{ messages: [], documents: [], errors: [], changes: [] },
  };
}

/** A list of sightings stops growing here: a recording may claim anything. */
export const MOST_SEEN: number = 2_000;
export const MOST_CHANGES: number = 20_000;
