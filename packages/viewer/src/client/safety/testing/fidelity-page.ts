import { record } from '@rrweb/record';
import { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import { createEventSanitizer } from '../sanitize-event.js';

/** How the page looks at one of its places: what a visitor would notice. */
export type Look = Readonly<Record<string, readonly string[]>>;

declare global {
  var compareReplay: () => Promise<{ readonly seen: Look; readonly played: Look; readonly sought: Look }>;
}

const PROPERTIES = ['color', 'background-color', 'border-top-width', 'display', 'fill', 'width'];

/** Records a page while it changes in every way that styles change, then replays it through the wall. */
globalThis.compareReplay = async () => {
  const events: unknown[] = [];
  const stop = record({ emit: (event) => void events.push(event), recordCanvas: false });
  await changePage();
  const seen = lookOf(document);
  stop?.();
  const { sanitize } = createEventSanitizer();
  const safe = events.flatMap((event) => sanitize(event) ?? []);
  const played = await replayed(safe, async (replayer) => {
    replayer.play();
    await sleep(replayer.getMetaData().totalTime + 300);
  });
  const sought = await replayed(safe, async (replayer) => {
    replayer.pause(replayer.getMetaData().totalTime + 10);
    await sleep(200);
  });
  return { seen, played, sought };
};

async function replayed(
  events: readonly eventWithTime[],
  run: (replayer: Replayer) => Promise<void>,
): Promise<Look> {
  const root = document.createElement('section');
  document.body.append(root);
  const replayer = new Replayer([...events], { root, mouseTail: false, showWarning: false });
  await sleep(50);
  await run(replayer);
  const page = replayer.iframe.contentDocument;
  const look = page ? lookOf(page) : {};
  replayer.destroy();
  root.remove();
  return look;
}

function lookOf(page: Document): Look {
  const inner = page.querySelector('iframe')?.contentDocument;
  const shadow = page.querySelector('#host')?.shadowRoot;
  const elements = [page, inner, shadow].flatMap((part) => [
    ...(part?.querySelectorAll('[data-look]') ?? []),
  ]);
  return Object.fromEntries(
    elements.map((element) => [element.getAttribute('data-look') ?? '', looks(element)]),
  );
}

function looks(element: Element): readonly string[] {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  const text = element instanceof HTMLTextAreaElement ? element.value : (element.textContent ?? '');
  return [...PROPERTIES.map((name) => style?.getPropertyValue(name) ?? ''), text];
}

/** Each step in a task of its own, as the recorder would see it. */
async function changePage(): Promise<void> {
  await sleep(50);
  for (const step of STEPS) {
    step();
    await sleep(40);
  }
}

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

const STEPS: readonly (() => void)[] = [
  () => {
    byId('theme').textContent = '[data-look=theme]{color:rgb(4, 5, 6)}';
  },
  () => byId('dev').append('[data-look=dev]{color:rgb(7, 8, 9)}'),
  () => {
    const text = byId('typed').firstChild;
    if (text instanceof Text) text.data = '[data-look=typed]{color:rgb(10, 11, 12)}';
  },
  () => {
    const style = document.createElement('style');
    style.textContent = '[data-look=late]{color:rgb(13, 14, 15)}';
    document.head.append(style);
  },
  () => {
    const rules = byId('rules');
    if (rules instanceof HTMLStyleElement) rules.sheet?.insertRule('[data-look=rule]{color:rgb(16, 17, 18)}');
  },
  () => {
    const rule = (byId('declared') as HTMLStyleElement).sheet?.cssRules[0];
    if (rule instanceof CSSStyleRule) rule.style.setProperty('color', 'rgb(19, 20, 21)');
  },
  () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('[data-look=adopted]{color:rgb(22, 23, 24)}');
    document.adoptedStyleSheets = [sheet];
  },
  () => {
    byId('inline').style.setProperty('color', 'rgb(25, 26, 27)');
    byId('inline').style.setProperty('border-top', '3px solid red');
    byId('attribute').setAttribute('class', 'on');
    byId('media').setAttribute('media', 'not all');
  },
  () => {
    const added = document.createElement('p');
    added.dataset.look = 'added';
    added.append('added ', document.createElement('b'));
    byId('place').append(added);
  },
  () => byId('gone').remove(),
];

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
