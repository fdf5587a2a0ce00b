import { KEY, type LeakProbe, OPAQUE, WORD } from './leak-probe.js';

/** Secrets that come later, by mutation. */
export const LATER: readonly LeakProbe[] = [
  { name: 'an added key', secret: KEY, html: '<p id="p"></p>', script: 'p.textContent = "Key: " + {s}' },
  {
    name: 'an added subtree',
    secret: OPAQUE,
    html: '<div id="p"></div>',
    script: 'p.innerHTML = "<div><p><code>" + {s} + "</code></p></div>"',
  },
  { name: 'a changed text', secret: KEY, html: '<p id="p">x</p>', script: 'p.firstChild.nodeValue = {s}' },
  {
    name: 'a text that grows',
    secret: KEY,
    html: '<p id="p">x</p>',
    script:
      'let i = 0; const t = setInterval(() => { p.firstChild.nodeValue = {s}.slice(0, ++i); if (i > 30) clearInterval(t); }, 5)',
  },
  {
    name: 'a text replaced as it grows',
    secret: OPAQUE,
    html: '<p id="p">q</p>',
    script:
      'let i = 0; const t = setInterval(() => { p.textContent = {s}.slice(0, ++i); if (i > 26) clearInterval(t); }, 5)',
  },
  {
    name: 'a key over added nodes',
    secret: '39HqLyjWDarj',
    html: '<p id="p"></p>',
    script: 'for (const part of ["sk_live_4eC", {s}, "tT1zdp7dc"]) p.append(part)',
  },
  {
    name: 'codes added below their heading',
    secret: '82641937',
    html: '<div><h3>Recovery codes</h3><ul id="p"></ul></div>',
    script: 'p.innerHTML = "<li>" + {s} + "</li>"',
  },
  {
    name: 'a set attribute',
    secret: WORD,
    html: '<p id="p">x</p>',
    script: 'for (const n of ["title", "data-x", "aria-label", "onclick"]) p.setAttribute(n, {s})',
  },
  {
    name: 'a set address',
    secret: WORD,
    html: '<a id="p">x</a><img id="i">',
    script: 'p.href = "/a?t=" + {s}; i.src = "/i?t=" + {s}; i.srcset = "/j?t=" + {s}',
  },
  {
    name: 'a set style',
    secret: WORD,
    html: '<p id="p">x</p>',
    script: 'p.style.backgroundImage = "url(/b?t=" + {s} + ")"',
  },
  {
    name: 'a set value attribute',
    secret: WORD,
    html: '<input id="p"><input type="hidden" id="h">',
    script: 'p.setAttribute("value", {s}); p.value = {s}; h.value = {s}; h.setAttribute("value", {s})',
  },
  {
    name: 'an inserted rule',
    secret: OPAQUE,
    html: '<style id="p">a{}</style>',
    script:
      'p.sheet.insertRule("p::after { content: " + JSON.stringify({s}) + " }"); p.sheet.insertRule("p { background: url(/b?t=" + {s} + ") }")',
  },
  {
    name: 'an adopted sheet',
    secret: OPAQUE,
    html: 'x',
    script:
      'const s = new CSSStyleSheet(); s.replaceSync("p::after { content: " + JSON.stringify({s}) + " }"); document.adoptedStyleSheets = [s]',
  },
  {
    name: 'a password shown',
    secret: WORD,
    html: '<div data-audit-unmask><input id="p" type="password" name="pw" value="{s}"></div>',
    script: 'setTimeout(() => { p.type = "text" }, 200)',
  },
  {
    name: 'a password field mounted anew as text',
    secret: WORD,
    html: '<div id="d" data-audit-unmask><input type="password" name="field" value="{s}"></div>',
    script: 'setTimeout(() => { d.innerHTML = "<input type=text name=field value=" + {s} + ">" }, 200)',
  },
  {
    name: 'a password’s echo',
    secret: WORD,
    html: '<input id="i" type="password"><p id="p"></p>',
    script: 'i.oninput = () => { p.textContent = i.value }',
    type: '#i',
  },
  {
    name: 'a title that changes',
    secret: KEY,
    head: '<title>x</title>',
    html: 'x',
    script: 'document.title = {s}',
  },
  {
    name: 'pushState',
    secret: WORD,
    html: 'x',
    script: 'history.pushState(null, "", "/done/" + {s} + "?t=" + {s})',
  },
];

const CODES = '<h3>Recovery codes</h3><ul><li>x</li></ul>';
const ITEM = 'document.querySelector("li").firstChild';

/** Places that become secret after their text was looked at, or because of what comes with it in one event. */
export const TURNED: readonly LeakProbe[] = [
  {
    name: 'codes in what was a place of much text',
    secret: '82641937',
    html: `<section id="p"><p id="l">${'much text '.repeat(200)}</p><i id="i">x</i>${CODES}</section>`,
    script: `i.firstChild.nodeValue = "y"; setTimeout(() => { l.remove(); ${ITEM}.nodeValue = {s} }, 100)`,
  },
  {
    name: 'codes in what nothing had announced',
    secret: '82641937',
    html: '<section><h3 id="h">Words</h3><ul><li>x</li></ul></section>',
    script: `${ITEM}.nodeValue = "y"; setTimeout(() => { h.firstChild.nodeValue = "Recovery codes"; ${ITEM}.nodeValue = {s} }, 100)`,
  },
  {
    name: 'codes in an added shadow root amid calm text',
    secret: '82641937',
    html: '<section><p>words</p><div id="p"></div></section>',
    script: `const h = document.createElement("div"); h.attachShadow({ mode: "open" }).innerHTML = "<section>${CODES}</section>".replace("x", {s}); p.append(h)`,
  },
  {
    name: 'codes changed in a shadow root amid calm text',
    secret: '82641937',
    html: '<section><p>words</p><div id="h"></div></section>',
    script: `const root = h.attachShadow({ mode: "open" }); root.innerHTML = "<section>${CODES}</section>"; setTimeout(() => { root.querySelector("li").firstChild.nodeValue = {s} }, 100)`,
  },
  {
    name: 'codes changed in a frame amid calm text',
    secret: '82641937',
    html: `<section><p>words</p><iframe id="f" srcdoc="<section>${CODES}</section>"></iframe></section>`,
    script: 'setTimeout(() => { f.contentDocument.querySelector("li").firstChild.nodeValue = {s} }, 200)',
  },
  {
    name: 'text whose place is masked in the meantime',
    secret: WORD,
    html: '<div id="d"><p id="p">x</p></div>',
    script:
      'p.firstChild.nodeValue = "y"; setTimeout(() => { p.firstChild.nodeValue = {s}; d.setAttribute("data-audit-mask", "") }, 100)',
  },
  {
    name: 'text whose place gets a secret’s class',
    secret: WORD,
    html: '<ul id="d"><li>x</li></ul>',
    script: `${ITEM}.nodeValue = "y"; setTimeout(() => { ${ITEM}.nodeValue = {s}; d.className = "recovery-codes" }, 100)`,
  },
  {
    name: 'text whose place gets a secret’s id',
    secret: WORD,
    html: '<ul><li>x</li></ul>',
    script: `${ITEM}.nodeValue = "y"; setTimeout(() => { ${ITEM}.nodeValue = {s}; document.querySelector("ul").id = "recoveryCodes" }, 100)`,
  },
  {
    name: 'a key in a class that comes again',
    secret: KEY,
    html: '<p id="p">x</p><p id="q">x</p>',
    script: 'p.className = "a " + {s}; setTimeout(() => { q.className = "a " + {s} }, 100)',
  },
  {
    name: 'text that moves to a masked place',
    secret: WORD,
    html: '<p id="p">x</p><p id="m" data-audit-mask></p>',
    script:
      'const t = p.firstChild; t.nodeValue = "y"; setTimeout(() => { m.append(t); t.nodeValue = {s} }, 100)',
  },
  {
    name: 'a password beside a text that repeats it, set at once',
    secret: WORD,
    html: '<input id="i" type="password"><p id="p">x</p>',
    script:
      'p.firstChild.nodeValue = "y"; setTimeout(() => { p.firstChild.nodeValue = {s}; i.setAttribute("value", {s}) }, 100)',
  },
  {
    name: 'a password added beside a text that repeats it',
    secret: WORD,
    html: '<div id="d"></div><p id="p">x</p>',
    script:
      'p.firstChild.nodeValue = "y"; setTimeout(() => { p.firstChild.nodeValue = {s}; d.innerHTML = "<input type=password value=" + {s} + ">" }, 100)',
  },
];

/** Secrets typed letter by letter: not even their beginnings may leave. */
export const TYPED: readonly LeakProbe[] = [
  { name: 'a key typed into a field', secret: KEY, html: '<input id="i">', type: '#i' },
  {
    name: 'a key typed into an unmasked field',
    secret: KEY,
    html: '<input id="i" data-audit-unmask>',
    type: '#i',
  },
  {
    name: 'a token typed into an unmasked field',
    secret: OPAQUE,
    html: '<textarea id="i" data-audit-unmask></textarea>',
    type: '#i',
  },
  {
    name: 'a key typed into an editable element',
    secret: KEY,
    html: '<div id="i" contenteditable></div>',
    type: '#i',
  },
  {
    name: 'a key typed with a preview',
    secret: KEY,
    html: '<input id="i"><p id="p"></p>',
    script: 'i.oninput = () => { p.textContent = i.value }',
    type: '#i',
  },
  {
    name: 'a token typed with a preview',
    secret: OPAQUE,
    html: '<input id="i"><p id="p">x</p>',
    script: 'i.oninput = () => { p.firstChild.nodeValue = "Preview: " + i.value }',
    type: '#i',
  },
  { name: 'a password typed', secret: WORD, html: '<input id="i" type="password">', type: '#i' },
  {
    name: 'a card typed',
    secret: '5555555555554444',
    html: '<input id="i" autocomplete="cc-number">',
    type: '#i',
  },
];

/** Text that only the strict mode masks. */
export const STRICT: readonly LeakProbe[] = [
  { name: 'text', html: '<p>{s}</p><ul><li>{s}</li></ul>' },
  { name: 'a title', head: '<title>{s}</title>', html: 'x' },
  { name: 'added text', html: '<p id="p"></p>', script: 'p.textContent = {s}; p.append({s})' },
  { name: 'changed text', html: '<p id="p">x</p>', script: 'p.firstChild.nodeValue = {s}' },
  { name: 'svg text', html: '<svg><text>{s}</text></svg>' },
  { name: 'a frame’s text', html: '<iframe srcdoc="<p>{s}</p>"></iframe>' },
  {
    name: 'a shadow root’s text',
    html: '<div id="h"></div>',
    script: 'h.attachShadow({ mode: "open" }).innerHTML = "<p>" + {s} + "</p>"',
  },
  { name: 'a button', html: '<button>{s}</button>' },
].map((probe) => ({ secret: WORD, ...probe }));
