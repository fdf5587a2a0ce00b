/** Pages by name; each uses something that a replay may get wrong. */
export const PAGES: Readonly<Record<string, string>> = {
  grid: page(`<h1>Warehouse</h1><div class="grid">
    <div style="grid-area: a">North</div><div style="grid-area: b">East</div>
    <div style="grid-area: c">South</div><div style="grid-area: d">West</div></div>`),
  fonts: page(`<p class="mono">The quick brown fox jumps over the lazy dog, twice.</p>
    <p class="mono" style="font-size: 44px">0123456789 {}()[]</p>`),
  images: page(`<div class="hero"></div><p>
    <img src="/files/mosaic.png" alt="Mosaic" width="300">
    <img src="/files/badge.svg" alt="Passed" style="height: 120px">
    <img srcset="/files/mosaic.png 1x" style="width: 150px; height: 150px; object-fit: cover; border-radius: 50%" alt=""></p>
    <p style="height: 60px; background: url('/files/mosaic.png') 20px 20px / 60px"></p>`),
  dialog: page(`<h1>Orders</h1><p>${'One of many lines of text behind it. '.repeat(12)}</p>
    <dialog id="ask"><h2>Cancel the order?</h2><p>Order 1042 will not be sent.</p><button>Keep it</button></dialog>
    <script>ask.showModal()</script>`),
  shadow: page(`<h1>Members</h1><member-card name="Ann"></member-card><member-card name="Bo"></member-card>
    <script>
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host { display: block; margin: 8px; padding: 20px; background: #f4d03f; color: #111 } b { font-size: 30px }');
      customElements.define('member-card', class extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({ mode: 'open' });
          root.adoptedStyleSheets = [sheet];
          root.innerHTML = '<style>i { color: #b03a2e; font-size: 22px }</style><b>' + this.getAttribute('name') + '</b> <i>member</i>';
        }
      });
    </script>`),
  canvas: page(`<h1>Sales</h1><canvas id="chart" width="400" height="200"></canvas>
    <script>
      const pen = chart.getContext('2d');
      [60, 120, 90, 180, 150].forEach((h, i) => { pen.fillStyle = 'hsl(' + i * 70 + ' 70% 45%)'; pen.fillRect(i * 80 + 10, 200 - h, 60, h); });
    </script>`),
};

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script src="/api/auditreel/recorder.js"></script>
    <title>Gallery</title><link rel="stylesheet" href="/files/app.css"></head><body>${body}</body></html>`;
}
