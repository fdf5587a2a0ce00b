/** The document around a page's content: what a person can press and type into is the same on both. */
export function pageFrame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/site.css">{recorder}</head><body><header class="bar"><h1>${title}</h1><nav><a href="#new">New</a><a href="#all">All</a><a href="#help">Help</a></nav><label>Search <input id="search" type="search" autocomplete="off"></label><button id="send">Order</button><p id="told">Nothing ordered yet</p></header><main>${content}</main><aside><h2>Chosen</h2><ul id="chosen"></ul></aside><script src="/answer-person.js"></script></body></html>`;
}

export const FRAME_CSS = `body { margin: 0; font: 15px/1.4 system-ui, sans-serif; color: #222; }
.bar { display: flex; gap: 16px; align-items: center; padding: 12px 24px; background: #f4f1ea; }
.bar nav { display: flex; gap: 12px; }
.bar p { margin-left: auto; }
main { padding: 24px; }
aside { padding: 0 24px 24px; }
button { padding: 4px 10px; border: 1px solid #888; border-radius: 4px; background: #fff; }
button:hover { background: #eee; }
.is-dim { opacity: 0.4; }
`;
