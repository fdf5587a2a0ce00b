import type { Rolldown } from 'tsdown';

/**
 * Parts of rrweb that our options never reach, by the name of their function, class or method. A minifier can't know that
 * they are unreachable; without them the lazy script loses a quarter of its size. rrweb is pinned, and a name that is no
 * longer there fails the build.
 */
const UNREACHABLE: Readonly<Record<string, string>> = {
  // recordCanvas is off
  is2DCanvasBlank: 'function is2DCanvasBlank() { return true; }',
  variableListFor: 'function variableListFor() {}',
  serializeArg: 'function serializeArg() {}',
  initCanvas2DMutationObserver: 'function initCanvas2DMutationObserver() {}',
  initCanvasContextObserver: 'function initCanvasContextObserver() {}',
  patchGLPrototype: 'function patchGLPrototype() {}',
  initCanvasWebGLMutationObserver: 'function initCanvasWebGLMutationObserver() {}',
  WorkerWrapper: 'function WorkerWrapper() {}',
  CanvasManager: 'class CanvasManager { reset() {} freeze() {} unfreeze() {} lock() {} unlock() {} }',
  // recordCrossOriginIframes is off
  CrossOriginIframeMirror: 'class CrossOriginIframeMirror {}',
  // collectFonts is off; selection and custom element events are not kept
  initFontObserver: 'function initFontObserver() {}',
  initSelectionObserver: 'function initSelectionObserver() { return () => {}; }',
  initCustomElementObserver: 'function initCustomElementObserver() { return () => {}; }',
  // no hooks are given; no browser that runs this lacks what is polyfilled
  mergeHooks: 'function mergeHooks() {}',
  polyfill: 'function polyfill() {}',
  // addresses are reduced by our own privacy rules, and none is loaded by the viewer
  getAbsoluteSrcsetString: '',
  absoluteToDoc: '',
  extractOrigin: '',
  getHref: 'function getHref() {}',
  transformAttribute: 'function transformAttribute(doc, tagName, name, value) { return value; }',
  // what is relative in a sheet is so to the sheet's own address
  absolutifyURLs: `function absolutifyURLs(cssText, href) {
    return (cssText || "").replace(/url\\(\\s*(["']?)(?!data:|#)(.*?)\\1\\s*\\)/g, (found, quote, url) => {
      try { return 'url("' + new URL(url, href) + '")'; } catch { return found; }
    });
  }`,
  // what may stay of head is decided by our own privacy rules
  slimDOMExcluded:
    'function slimDOMExcluded(sn) { return sn.type === NodeType.Comment || sn.tagName === "script"; }',
  slimDOMDefaults: 'function slimDOMDefaults() { return {}; }',
  lowerIfExists: '',
  // neither is media played in a replay
  initMediaInteractionObserver: 'function initMediaInteractionObserver() { return () => {}; }',
  // text is masked by our own privacy rules; no handler of errors is given
  needMaskingText: '',
  callbackWrapper: 'const callbackWrapper = (cb) => cb;',
  registerErrorHandler: 'function registerErrorHandler() {}',
  unregisterErrorHandler: 'function unregisterErrorHandler() {}',
  // rrdom's nodes, old access warnings, and the canvas worker's source
  BaseRRNode: 'class BaseRRNode {}',
  _mirror: '',
  encode: '',
  // a style element of several text nodes is replayed from its first
  normalizeCssString: '',
  splitCssText: 'function splitCssText(cssText) { return [cssText]; }',
};

/** Statements of one line, left out. */
const LINES: readonly string[] = [
  'const DEPARTED_MIRROR_ACCESS_WARNING = ',
  'var chars = ',
  'var lookup = ',
  'const jsContent = ',
  'const blob = ',
];

/** Methods and conditional blocks of what stays, left empty. */
const EMPTY_BLOCKS: readonly string[] = [
  'if (typeof window !== "undefined" && window.Proxy && window.Reflect)',
  'for (var i = 0; i < chars.length; i++)',
  'if (tagName === "canvas" && recordCanvas)',
  'if (tagName === "img" && inlineImages)',
  'if (["audio", "video"].includes(tagName))',
  'handleMessage(message)',
  'transformCrossOriginEvent(iframeEl, e)',
  'replace(iframeMirror, obj, iframeEl, keys)',
  'replaceIds(obj, iframeEl, keys)',
  'replaceStyleIds(obj, iframeEl, keys)',
  'replaceIdOnNode(node, iframeEl)',
  'patchRootIdOnNode(node, rootId)',
];

/** Options that are never given: plugins, packing, passing events to a parent frame, masking all inputs. */
const CUTS: readonly RegExp[] = [
  /(?<=Options = )maskAllInputs === true \? \{[^}]*\} : /g,
  /^ {10}(?:mediaInteractionCb|fontCb): \(p\) => wrappedEmit\(\{\n[\s\S]*?\n {10}\}\),\n/gm,
  /^ {10}(?:selectionCb|customElementCb): \(\w\) => \{\n[\s\S]*?\n {10}\},\n/gm,
  /(?<= {10}plugins: )\(\(_a2 = plugins [\s\S]*?(?=\[\]\n {8}\},\n)/g,
  /^ {2}if \(!inEmittingFrame(?: && !passEmitsToParent)?\) \{\n[\s\S]*?\n {2}\}\n/gm,
  /^ {4}for \(const plugin of plugins \|\| \[\]\) \{\n[\s\S]*?\n {4}\}\n/gm,
  /^ {2}for \(const plugin of plugins \|\| \[\]\) \{\n[\s\S]*?\n {2}\}\n/gm,
  /^ {4}if \(packFn && [\s\S]*?\n {4}\}\n/gm,
  /(?<=^ {4}\}) else if \(passEmitsToParent\) \{\n[\s\S]*?\n {4}\}(?=\n)/gm,
  /^ {2}const pluginHandlers = \[\];\n {2}for \(const plugin of o\.plugins\) \{\n[\s\S]*?\n {2}\}\n/gm,
  /^ {4}pluginHandlers\.forEach.*\n/gm,
  /^ {2}const (?:mediaInteractionHandler|selectionObserver|customElementObserver) = .*\n/gm,
  /^ {4}(?:mediaInteractionHandler|fontObserver|selectionObserver|customElementObserver)\(\);\n/gm,
  // what an app may ask of rrweb, and we never do
  /^record\.(?:addCustomEvent|freezePage) = [\s\S]*?\n\};\n/gm,
];

/** Options that are never given, and so are only passed on from one function to the next. */
const NEVER_GIVEN: readonly string[] = [
  'checkoutEveryNms',
  'checkoutEveryNth',
  'collectFonts',
  'dataURLOptions',
  'hooks',
  'ignoreCSSAttributes',
  'inlineImages',
  'keepIframeSrcFn',
  'maskInputFn',
  'maskTextClass',
  'maskTextFn',
  'maskTextSelector',
  'mousemoveWait',
  'needsMask',
  'packFn',
  'recordCanvas',
  'recordCrossOriginIframes',
  'recordDOM',
  'userTriggeredOnInput',
];

/** What is asked of such options, with the answer that they always give. */
const SETTLED: readonly (readonly [asked: RegExp, answer: string])[] = [
  [/(?<=if \()(?:o\.)?recordDOM(?=\))/g, 'true'],
  [/(?<=if \()!recordDOM(?=\))/g, 'false'],
  [/(?<=if \()(?:this\.recordCrossOriginIframes|o\.collectFonts)(?=\))/g, 'false'],
  [/recordCrossOriginIframes \? window\.parent === window : true/g, 'true'],
  [/ && !(?:this\.)?keepIframeSrcFn\([\w.]+\)/g, ''],
  [/if \(mousemoveWait !== void 0 [^{]*(?=\{)/g, 'if (false) '],
  [/if \(ignoreCSSAttributes\.has\(property\)\)/g, 'if (false)'],
  [/userTriggeredOnInput \? \{[^}]*\} : /g, ''],
  [/checkoutEveryN(?:ms|th) && .*(?=;)/g, 'false'],
  [/if \(maskInputFn\) \{\n.*\n *\} else /g, ''],
  [/(?<= textContent2) && needsMask(?=\))/g, ' && false'],
  [/maskTextFn \? .* : (?=textContent2)/g, ''],
  [/const \{ needsMask, maskTextFn, /g, 'const { '],
  [/^ *let \{ needsMask \} = options;\n/gm, ''],
  [/^ {2}if \(!needsMask\) \{\n[\s\S]*?\n {2}\}\n/gm, ''],
  [/needMaskingText\([^)]*\) && value \? .* : (?=value,)/g, ''],
];

/** Lines that take, keep or pass an option, and nothing else. */
const optionLines = (name: string): RegExp =>
  new RegExp(`^ *(?:"${name}",?|(?:this\\.)?${name}(?: = [^,;\\n]*|: (?:this\\.)?${name})?[,;]?)\\n`, 'gm');

/** Leaves those parts out of rrweb. */
export function trimRrweb(): Rolldown.Plugin {
  return {
    name: 'auditreel-trim-rrweb',
    transform: {
      filter: { id: /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/ },
      handler: (code) => trim(code),
    },
  };
}

/** rrweb's source without its unreachable parts. */
export function trim(source: string): string {
  let code = source;
  for (const [name, replacement] of Object.entries(UNREACHABLE)) {
    code = replaceBlock(
      code,
      new RegExp(`^(?:function|class|let|var|const) ${name}\\b.*$`, 'm'),
      replacement,
    );
  }
  for (const head of EMPTY_BLOCKS) {
    const pattern = new RegExp(`^ *${head.replace(/[()|&=.+[\]]/g, '\\$&')} \\{$`, 'm');
    code = replaceBlock(code, pattern, head.startsWith('for') || head.startsWith('if') ? '' : `  ${head} {}`);
  }
  for (const start of LINES) code = removeLine(code, start);
  for (const cut of CUTS) code = removeAll(code, cut);
  for (const [asked, answer] of SETTLED) code = replaceAll(code, asked, answer);
  for (const name of NEVER_GIVEN) code = removeAll(code, optionLines(name));
  checkNames(code);
  return plainEnums(plainFields(code));
}

/** Class fields were compiled to calls; as assignments they minify better. */
function plainFields(code: string): string {
  return code
    .replace(/__publicField\(this, "(\w+)"\);/g, 'this.$1 = void 0;')
    .replace(/__publicField\(this, "(\w+)", /g, 'this.$1 = (');
}

/** Nobody asks an enum for the name of its number. */
function plainEnums(code: string): string {
  return code.replace(/(\w+)\[\1\["([A-Z]\w*)"\] = (\d+)\] = "\2"/g, '$1.$2 = $3');
}

/** Replaces a block from its head to the closing brace at the head's own indent. */
function replaceBlock(code: string, head: RegExp, replacement: string): string {
  const match = head.exec(code);
  if (!match) throw new Error(`rrweb has changed: nothing matches ${head}. Look at build/trim-rrweb.ts.`);
  const indent = /^ */.exec(match[0])?.[0] ?? '';
  const end = new RegExp(`\\n${indent}\\}[);]*\\n`, 'g');
  end.lastIndex = match.index;
  if (!end.test(code)) throw new Error(`rrweb has changed: no end of ${head}.`);
  return `${code.slice(0, match.index)}${replacement}\n${code.slice(end.lastIndex)}`;
}

function removeLine(code: string, start: string): string {
  const at = code.indexOf(`\n${start}`);
  if (at < 0) throw new Error(`rrweb has changed: no line starts with "${start}".`);
  return code.slice(0, at) + code.slice(code.indexOf('\n', at + 1));
}

function removeAll(code: string, cut: RegExp): string {
  return replaceAll(code, cut, '');
}

function replaceAll(code: string, pattern: RegExp, replacement: string): string {
  const shorter = code.replace(pattern, replacement);
  if (shorter === code)
    throw new Error(`rrweb has changed: nothing matches ${pattern}. Look at build/trim-rrweb.ts.`);
  return shorter;
}

/** What was left out altogether must not be called by what stays. */
function checkNames(code: string): void {
  for (const [name, replacement] of Object.entries(UNREACHABLE)) {
    if (replacement === '' && new RegExp(`\\b${name}\\b`).test(code))
      throw new Error(`${name} is still used by rrweb.`);
  }
}
