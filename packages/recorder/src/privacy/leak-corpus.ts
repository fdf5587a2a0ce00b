import { LATER, TURNED, TYPED } from './leak-corpus-later.js';
import { KEY, type LeakProbe, OPAQUE, WORD } from './leak-probe.js';

/** Places whose content is masked whatever it looks like: a word that no pattern could know. */
const PLACES: readonly LeakProbe[] = [
  { name: 'a hidden input', html: '<input type="hidden" name="x" value="{s}">' },
  { name: 'a text input', html: '<input type="text" name="x" value="{s}">' },
  { name: 'an input without a type', html: '<input value="{s}">' },
  { name: 'a password input', html: '<input type="password" value="{s}">' },
  { name: 'an email input', html: '<input type="email" value="{s}@example.org">' },
  { name: 'a search input', html: '<input type="search" value="{s}">' },
  { name: 'a url input', html: '<input type="url" value="https://example.org/{s}?a={s}">' },
  { name: 'a textarea', html: '<textarea>{s}</textarea>' },
  {
    name: 'a select’s option',
    html: '<select><option value="{s}" label="{s}" selected>{s}</option></select>',
  },
  { name: 'an optgroup', html: '<select><optgroup label="{s}"><option>x</option></optgroup></select>' },
  {
    name: 'a datalist',
    html: '<input list="d"><datalist id="d"><option value="{s}">{s}</option></datalist>',
  },
  { name: 'a placeholder', html: '<input placeholder="{s}">' },
  { name: 'a title', html: '<p title="{s}">x</p>' },
  { name: 'an aria-label', html: '<p aria-label="{s}" aria-description="{s}">x</p>' },
  {
    name: 'the alt text of a button or a masked image',
    html: '<input type="image" alt="{s}"><p data-audit-mask><img alt="{s}"></p>',
  },
  { name: 'data attributes', html: '<p data-token="{s}" data-state="{s}" data-x="{s}">x</p>' },
  { name: 'an attribute nobody knows', html: '<p secret="{s}" x-y="{s}">x</p>' },
  { name: 'an event handler', html: `<p onclick="go('{s}')">x</p>` },
  { name: 'a submit button’s value', html: '<input type="submit" value="{s}">' },
  { name: 'a button input’s value', html: '<input type="button" value="{s}"><button value="{s}">x</button>' },
  {
    name: 'a radio’s and a checkbox’s value',
    html: '<input type="radio" value="{s}" checked><input type="checkbox" value="{s}">',
  },
  { name: 'an editable element', html: '<div contenteditable><p>{s} <b>{s}</b></p></div>' },
  { name: 'an editable element, plaintext-only', html: '<div contenteditable="plaintext-only">{s}</div>' },
  { name: 'a link’s query', html: '<a href="/a?token={s}">x</a>' },
  { name: 'a link’s fragment', html: '<a href="/a#{s}">x</a>' },
  { name: 'a link’s path', html: '<a href="https://example.org/reset/{s}">x</a>' },
  { name: 'a mail link', html: '<a href="mailto:{s}@example.org?body={s}">x</a>' },
  { name: 'a script link', html: `<a href="javascript:go('{s}')">x</a>` },
  { name: 'an image’s address', html: '<img src="/i?t={s}" srcset="/i/{s}.png 1x, /j?t={s} 2x">' },
  {
    name: 'a video’s address and poster',
    html: '<video src="/v?t={s}" poster="/p?t={s}"><source src="/s?t={s}"></video>',
  },
  {
    name: 'a form’s action',
    html: '<form action="/f?t={s}"><button formaction="/g?t={s}">x</button></form>',
  },
  { name: 'an object and an embed', html: '<object data="/o?t={s}">{s}</object><embed src="/e?t={s}">' },
  { name: 'a frame’s address', html: '<iframe src="/other?t={s}" name="{s}"></iframe>' },
  { name: 'a frame’s srcdoc input', html: `<iframe srcdoc="<input value='{s}'>"></iframe>` },
  { name: 'a background’s address', html: '<p style="background: url(/b?t={s})">x</p>' },
  {
    name: 'a style sheet’s address',
    html: '<style>.a { background: url("/b?t={s}") } @import "/c?t={s}";</style>',
  },
  {
    name: 'an svg’s link',
    html: '<svg><a href="/a?t={s}"><image href="/i?t={s}" xlink:href="/i?t={s}"/></a></svg>',
  },
  { name: 'noscript and template', html: '<noscript>{s}</noscript><template>{s}</template>' },
  { name: 'a script and a comment', html: '<script type="application/json">"{s}"</script><!-- {s} -->' },
  {
    name: 'meta',
    head: '<meta name="csrf-token" content="{s}"><meta property="og:title" content="{s}">',
    html: 'x',
  },
  { name: 'a card’s field', html: '<input autocomplete="cc-number" data-audit-unmask value="{s}">' },
  {
    name: 'a one-time code’s field',
    html: '<input autocomplete="one-time-code" data-audit-unmask value="{s}">',
  },
  { name: 'an unmasked password', html: '<div data-audit-unmask><input type="password" value="{s}"></div>' },
  {
    name: 'an unmasked field with a secret name',
    html: '<div data-audit-unmask><input name="apiKey" value="{s}"></div>',
  },
  { name: 'a masked element', html: '<div data-audit-mask><p>{s}</p><span>{s}</span></div>' },
  { name: 'a blocked element', html: '<div data-audit-block><p>{s}</p></div>' },
  { name: 'a canvas', html: '<canvas id="c">{s}</canvas>', script: 'c.getContext("2d").fillText({s}, 9, 9)' },
  { name: 'an inlined image', html: '<img src="data:image/svg+xml,<svg><text>{s}</text></svg>">' },
].map((probe) => ({ secret: WORD, ...probe }));

/** Text that is shown to the person, and is a secret by its look or its place. */
const LOOKS: readonly LeakProbe[] = [
  { name: 'an API key', secret: KEY, html: '<p>Your key is {s}.</p>' },
  { name: 'an API key in code', secret: 'k4j8s7d6f5', html: '<code>{s}</code>' },
  {
    name: 'an API key page',
    secret: 'ABCDEFGHIJ',
    html: '<section><h2>Your API key</h2><div><code>{s}</code></div></section>',
  },
  { name: 'a token', secret: OPAQUE, html: '<td>{s}</td>' },
  { name: 'a JWT', secret: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', html: '<pre>{s}</pre>' },
  { name: 'recovery codes', secret: 'x7k2-m9qp', html: '<ul><li>{s}</li><li>a1b2-c3d4</li></ul>' },
  {
    name: 'recovery codes of digits',
    secret: '8264-1937',
    html: '<div><h3>Recovery codes</h3><ul><li>{s}</li></ul></div>',
  },
  {
    name: 'recovery codes of letters',
    secret: 'wombatzebra',
    html: '<div><h3>Backup codes</h3><ul><li>{s}</li></ul></div>',
  },
  {
    name: 'a seed phrase',
    secret: 'wombat',
    html: '<div><h3>Your recovery phrase</h3><ol><li>{s}</li></ol></div>',
  },
  {
    name: 'a reset link',
    secret: '9f8a7c6b5d',
    html: '<p>https://example.org/reset/{s}</p><p>/reset/{s}</p>',
  },
  {
    name: 'a reset link’s query',
    secret: 'zebrawombat',
    html: '<p>Open https://example.org/reset?token={s}&x=1 now</p>',
  },
  { name: 'a relative link’s query', secret: 'zebrawombat', html: '<p>Open /reset?token={s}</p>' },
  {
    name: 'otpauth',
    secret: 'JBSWY3DPEHPK3PXP',
    html: '<p>otpauth://totp/Shop:anna?secret={s}&issuer=Shop</p>',
  },
  { name: 'an authenticator’s secret', secret: 'JBSWY3DPEHPK3PXP', html: '<p>{s}</p>' },
  { name: 'an authenticator’s secret in groups', secret: 'jbsw y3dp ehpk 3pxp', html: '<p>{s}</p>' },
  { name: 'a one-time code', secret: '493817', html: '<p>Your code is {s}</p>' },
  { name: 'a shown password', secret: 'Hunter2x', html: '<p>Password: {s}</p>' },
  { name: 'a card number', secret: '4242 4242 4242 4242', html: '<p>Card {s}</p>' },
  {
    name: 'a card number in pieces',
    secret: '4242',
    html: '<p><span>4242</span><span>4242</span><span>4242</span><span>4242</span></p>',
  },
  {
    name: 'a key in pieces',
    secret: '39HqLyjWDarj',
    html: '<p><span>sk_live_4eC</span><b>{s}</b><i>tT1zdp7dc</i></p>',
  },
  { name: 'a key in the title', secret: KEY, head: '<title>{s}</title>', html: 'x' },
  { name: 'a key in a class and an id', secret: KEY, html: '<p class="a {s}" id="{s}">x</p>' },
  { name: 'a key that a label names its field by', secret: KEY, html: '<label for="{s}">x</label>' },
  { name: 'a key in a style', secret: KEY, html: '<p style="--key: {s}; color: red">x</p>' },
  { name: 'a key in content', secret: OPAQUE, html: '<style>p::before { content: "{s}" }</style><p>x</p>' },
  {
    name: 'a key in a shadow root',
    secret: KEY,
    html: '<div id="h"></div>',
    script: 'h.attachShadow({ mode: "open" }).innerHTML = "<p>" + {s} + "</p>"',
  },
  {
    name: 'an input in a shadow root',
    secret: WORD,
    html: '<div id="h"></div>',
    script: 'h.attachShadow({ mode: "open" }).innerHTML = "<input value=" + {s} + ">"',
  },
  { name: 'a key in a frame', secret: KEY, html: '<iframe srcdoc="<p>{s}</p>"></iframe>' },
  {
    name: 'a masked frame',
    secret: WORD,
    html: '<div data-audit-mask><iframe srcdoc="<p>{s}</p>"></iframe></div>',
  },
  { name: 'svg text', secret: KEY, html: '<svg><text>{s}</text><title>{s}</title></svg>' },
];

/** The corpus for the default mode. */
export const BALANCED: readonly LeakProbe[] = [...PLACES, ...LOOKS, ...LATER, ...TURNED, ...TYPED];
