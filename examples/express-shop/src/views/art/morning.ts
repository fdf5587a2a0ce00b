import { html } from 'hono/html';
import type { Html } from '../layout.js';

/** The shop's own scene: a kitchen window, the sun not yet over the hills, a kettle on the sill. */
export const morning = (): Html => html`<svg
  class="morning"
  viewBox="0 0 640 480"
  preserveAspectRatio="xMidYMax slice"
  aria-hidden="true"
>
  <rect class="f-sky-1" width="640" height="480" />
  <path class="f-sky-2" d="M0 150c160-40 320 30 640-20v350H0z" />
  <path class="f-sky-3" d="M0 232c200-46 400 20 640-14v262H0z" />
  <circle class="f-halo" cx="424" cy="286" r="136" />
  <circle class="f-sun" cx="424" cy="286" r="84" />
  <path class="f-hill-1" d="M0 300c90-50 150-20 236 4s210-40 404 16v160H0z" />
  <path class="f-hill-2" d="M0 348c140-34 260 34 380 10s180-30 260-8v130H0z" />
  <path class="s-window" d="M320 0v392M0 124h640" />
  <rect class="f-sill" y="388" width="640" height="92" />
  <rect class="f-sill-edge" y="388" width="640" height="10" />
  <g transform="translate(104 196)">
    <path class="s-steel thick" d="M74 170C40 168 58 112 32 92" />
    <path class="f-steel" d="M24 88l14-4 3 10-13 5zM82 104h78l16 82a10 10 0 0 1-10 10H76a10 10 0 0 1-10-10z" />
    <path class="f-shade" d="M132 104h28l16 82a10 10 0 0 1-10 10h-24z" />
    <path class="f-deep" d="M86 104a35 14 0 0 1 70 0z" />
    <rect class="f-steel" x="115" y="82" width="12" height="10" />
    <circle class="f-wood" cx="121" cy="76" r="9" />
    <path class="s-wood thick" d="M160 112c44-8 52 44 16 62" />
    <path class="s-steam" d="M26 74c-8-10 8-18 0-30" />
  </g>
  <g transform="translate(384 244)">
    <path class="s-pale thick" d="M108 70c30-4 30 42-4 40" />
    <path class="f-pale" d="M36 54h74l-4 80a14 14 0 0 1-14 13H54a14 14 0 0 1-14-13z" />
    <path class="f-clay" d="M38 96h70l-2 38a14 14 0 0 1-14 13H54a14 14 0 0 1-14-13z" />
    <path class="f-shade" d="M86 54h24l-4 80a14 14 0 0 1-14 13H78c8-20 10-60 8-93z" />
    <ellipse class="f-rim" cx="73" cy="54" rx="37" ry="8" />
    <ellipse class="f-coffee" cx="73" cy="55" rx="31" ry="5" />
    <path class="s-steam" d="M60 36c-7-9 7-15 0-26M80 34c-7-9 7-15 0-26" />
  </g>
</svg>`;
