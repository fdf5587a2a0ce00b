import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';

export interface ServedFile {
  readonly type: string;
  readonly body: Buffer | string;
}

const require = createRequire(import.meta.url);

/** A web font whose letters are unlike those of any other. */
const FONT = readFileSync(require.resolve('@fontsource/vt323/files/vt323-latin-400-normal.woff2'));

/** Long enough to be kept by its content, as the style sheets of apps are. */
const FILLER = Array.from({ length: 120 }, (_, i) => `.unused-${i} { color: #${String(100 + i)} }`).join(
  '\n',
);

export const FILES: Readonly<Record<string, ServedFile>> = {
  'mosaic.png': { type: 'image/png', body: mosaic(240, 160) },
  'texture.png': { type: 'image/png', body: mosaic(16, 16) },
  'badge.svg': {
    type: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="0 0 80 80">
      <circle cx="40" cy="40" r="36" fill="#b03a2e"/><path d="M20 42 l14 14 l28 -32" fill="none" stroke="#fff" stroke-width="8"/></svg>`,
  },
  'mono.woff2': { type: 'font/woff2', body: FONT },
  'app.css': {
    type: 'text/css',
    body: `${FILLER}
@font-face { font-family: Mono; src: url(mono.woff2) format("woff2"); }
:root { --ink: #1d2733; --paper: #fbf7ef; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #141a21; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px; font: 16px/1.5 sans-serif; color: var(--ink); background: var(--paper); }
.hero { height: 120px; background: url("texture.png") repeat; border: 4px double var(--ink); }
.mono { font-family: Mono, serif; font-size: 28px; }
.grid { display: grid; grid-template: "a a b" 120px "c d b" 120px / 1fr 2fr 1fr; gap: 12px; }
.grid > * { padding: 12px; border-radius: 12px; background: linear-gradient(120deg, #2e86c1, #8e44ad); color: #fff; }
dialog { border: 0; border-radius: 16px; padding: 32px; background: var(--paper); color: var(--ink); }
dialog::backdrop { background: rgb(40 0 60 / 0.6); }`,
  },
};

/** Coloured squares, none like the next. */
function mosaic(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor(x / 8) * 31 + Math.floor(y / 8) * 17;
      png.data.set([(cell * 53) % 256, (cell * 97) % 256, (cell * 29) % 256, 255], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(png);
}
