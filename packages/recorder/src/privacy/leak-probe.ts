/** One place where a page may hold a secret, and the secret planted there. */
export interface LeakProbe {
  readonly name: string;
  readonly secret: string;
  /** Markup of the page's body; `{s}` is the secret. */
  readonly html: string;
  /** Script that the page runs afterwards; `{s}` is the secret as a JSON string. */
  readonly script?: string;
  /** Where the secret is typed, key by key. */
  readonly type?: string;
  /** Markup of the page's head. */
  readonly head?: string;
}

/** A word that no pattern could know. */
export const WORD: string = 'correcthorsebatterystaple';
/** A key with a known prefix. */
export const KEY: string = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
/** A token that looks like chance. */
export const OPAQUE: string = 'q7Wm2Xk9Zp4Rt8Lv1Nc6Bs3Yd5';
