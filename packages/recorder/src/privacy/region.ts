/** What holds for the inside of an element. */
export interface Region {
  /** `page`: text shown, inputs masked. */
  readonly shows: 'page' | 'nothing' | 'everything';
  /** Text that is an input's value: a textarea's, an option's, an editable element's. */
  readonly field: boolean;
  /** Text that is not shown to the person: in script, noscript, style. */
  readonly raw: 'none' | 'css' | 'drop';
  /** Code, or near words that announce a secret. */
  readonly close: boolean;
  /** Near such words, in a place where the secret itself would stand. */
  readonly sensitive: boolean;
  /** No such words stand in it, so none do further in: they need not be looked for again. */
  readonly calm: boolean;
}

/** Reads an attribute of a live or of a serialized element. */
export type ReadAttribute = (name: string) => string | null;

const FIELDS = /^(?:textarea|select|option|optgroup|datalist)$/;
const DROPPED = /^(?:script|noscript|template|iframe|object|embed|noembed|noframes|canvas|video|audio)$/;
const CODE = /^(?:pre|code|kbd|samp|output)$/;
const SECRET_NAME =
  /(?:recovery|backup)[-_ ]?codes?|api[-_ ]?(?:key|token)|(?:secret|access|private)[-_ ]?key|secret|\botp|totp|mnemonic|seed[-_ ]?phrase/i;
const WHOLE_PAGE = /^(?:html|body)$/;
const PLACES = /^(?:li|td|dd|pre|code|kbd|samp|output|textarea)$/;

/** Words that announce a secret nearby. */
export const ANNOUNCES: RegExp =
  /\b(?:recovery|backup|scratch|one-time) codes?\b|\b(?:api|secret|access|setup|private) (?:key|token|code)\b|\bseed phrase|\brecovery phrase|\bauthenticator\b|\b2fa\b|\btwo-factor\b|\bWiederherstellungscodes?\b/i;
/** Each of them has one of these words. Text without any is most of a page, and need not be taken apart. */
export const MAY_ANNOUNCE: RegExp = /code|key|token|phrase|authenticator|2fa|factor/i;

/** The region of a whole page. */
export function pageRegion(privacy: 'balanced' | 'strict'): Region {
  const shows = privacy === 'strict' ? 'nothing' : 'page';
  return { shows, field: false, raw: 'none', close: false, sensitive: false, calm: false };
}

/** The region inside an element of a region. `textIn` gives the element's text; null where that is too long to be a hint. */
export function enter(region: Region, tag: string, read: ReadAttribute, textIn: () => string | null): Region {
  // A whole page that announces a secret is no hint.
  const text = region.calm || WHOLE_PAGE.test(tag) ? null : textIn();
  const near = text !== null && ANNOUNCES.test(text);
  const editable = read('contenteditable');
  const named = SECRET_NAME.test(`${read('class') ?? ''} ${read('id') ?? ''}`);
  const sensitive = region.sensitive || near || named;
  const field = editable === null || editable === 'inherit' ? region.field : editable !== 'false';
  const holdsIt = sensitive && PLACES.test(tag) && !near;
  return {
    shows: holdsIt ? 'nothing' : showsOf(region, read),
    field: field || FIELDS.test(tag),
    raw: tag === 'style' ? 'css' : DROPPED.test(tag) ? 'drop' : region.raw,
    close: region.close || sensitive || CODE.test(tag),
    sensitive,
    calm: region.calm || (text !== null && !near),
  };
}

function showsOf(region: Region, read: ReadAttribute): Region['shows'] {
  if (read('data-audit-mask') !== null || read('data-audit-block') !== null) return 'nothing';
  return read('data-audit-unmask') === null ? region.shows : 'everything';
}
