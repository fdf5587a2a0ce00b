import type { ViewerAssets } from './assets.js';

/** The HTML page: the same for every deep link; the client reads the address. */
export function page(options: {
  readonly assets: ViewerAssets;
  readonly basePath: string;
  readonly nonce: string;
  readonly status: number;
}): Response {
  const { assets, basePath, nonce, status } = options;
  const html = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="auditreel-viewer" content="1">',
    '<title>Audit log</title>',
    '<link rel="icon" href="data:,">',
    `<style>${assets.style.body.replaceAll('</', '<\\/')}</style>`,
    '</head>',
    '<body>',
    '<div id="root"></div>',
    `<script type="application/json" id="auditreel-config">${dataBlock({ basePath })}</script>`,
    `<script type="module" nonce="${nonce}" src="${attribute(`${basePath}/assets/${assets.script.name}`)}"></script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function attribute(value: string): string {
  return value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function dataBlock(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
