import type { SafeAttributes } from './sanitize-attributes.js';

interface Placed {
  readonly id: number;
  readonly rootId?: number;
  readonly isShadow?: true;
}

/** Nodes as the replayer gets them: rrweb's serialized nodes, made of checked values only. */
export type SafeNode = SafeDocument | SafeDoctype | SafeElement | SafeText;

export interface SafeDocument extends Placed {
  readonly type: 0;
  readonly childNodes: SafeNode[];
  readonly compatMode?: string;
}

export interface SafeDoctype extends Placed {
  readonly type: 1;
  readonly name: string;
  readonly publicId: string;
  readonly systemId: string;
}

export interface SafeElement extends Placed {
  readonly type: 2;
  readonly tagName: string;
  readonly attributes: SafeAttributes;
  readonly childNodes: SafeNode[];
  readonly isSVG?: true;
  readonly isShadowHost?: true;
}

/** Text, and a comment without its text. */
export interface SafeText extends Placed {
  readonly type: 3 | 5;
  readonly textContent: string;
}
