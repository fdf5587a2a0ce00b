import { html } from 'hono/html';

export const gooseneckKettle = html`
  <ellipse class="f-shade" cx="122" cy="196" rx="72" ry="9" />
  <path class="s-steel thick" d="M74 170C40 168 58 112 32 92" />
  <path class="f-steel" d="M24 88l14-4 3 10-13 5z" />
  <path class="f-steel" d="M82 104h78l16 82a10 10 0 0 1-10 10H76a10 10 0 0 1-10-10z" />
  <path class="f-shade" d="M132 104h28l16 82a10 10 0 0 1-10 10h-24z" />
  <path class="f-light" d="M88 112h9l-9 76h-10z" />
  <path class="f-deep" d="M86 104a35 14 0 0 1 70 0z" />
  <rect class="f-steel" x="115" y="82" width="12" height="10" />
  <circle class="f-wood" cx="121" cy="76" r="9" />
  <path class="s-wood thick" d="M160 112c44-8 52 44 16 62" />
`;

export const pourOver = html`
  <ellipse class="f-shade" cx="120" cy="200" rx="60" ry="8" />
  <path class="f-glass" d="M98 128h44l34 62a8 8 0 0 1-7 12H71a8 8 0 0 1-7-12z" />
  <path class="f-coffee" d="M80 162h80l16 28a8 8 0 0 1-7 12H71a8 8 0 0 1-7-12z" />
  <path class="f-light" d="M100 134h8l-24 54h-10z" />
  <rect class="f-deep" x="88" y="120" width="64" height="10" rx="5" />
  <path class="f-pale" d="M60 56h120l-36 64H96z" />
  <path class="f-shade" d="M132 56h48l-36 64h-18z" />
  <path class="s-soft thin" d="M84 64l22 50M106 64l8 50M156 64l-22 50M134 64l-8 50" />
  <path class="f-paper" d="M66 44h108l-6 14H72z" />
  <rect class="f-clay" x="54" y="54" width="132" height="10" rx="5" />
  <path class="s-clay thick" d="M180 66c26 2 22 36-14 34" />
`;

export const handGrinder = html`
  <ellipse class="f-shade" cx="114" cy="202" rx="52" ry="8" />
  <path class="s-steel thick" d="M114 58V44h66" />
  <rect class="f-wood" x="172" y="22" width="18" height="28" rx="8" />
  <path class="f-deep" d="M84 74a30 18 0 0 1 60 0z" />
  <rect class="f-deep" x="78" y="72" width="72" height="62" rx="6" />
  <rect class="f-wood" x="74" y="128" width="80" height="14" rx="5" />
  <path class="f-steel" d="M80 142h68l6 52a8 8 0 0 1-8 8H82a8 8 0 0 1-8-8z" />
  <path class="f-shade" d="M122 72h22a6 6 0 0 1 6 6v64h-2l6 52a8 8 0 0 1-8 8h-24z" />
  <path class="f-light" d="M86 80h7v46h-7zM88 150h7l-4 44h-7z" />
  <circle class="f-warm" cx="114" cy="103" r="9" />
`;

export const mokaPot = html`
  <ellipse class="f-shade" cx="116" cy="202" rx="58" ry="8" />
  <path class="f-steel" d="M78 138h76l14 58a6 6 0 0 1-6 6H70a6 6 0 0 1-6-6z" />
  <rect class="f-deep" x="80" y="126" width="72" height="13" rx="3" />
  <path class="f-steel" d="M60 66l20 60h72l14-66H82z" />
  <path class="f-light" d="M88 66h12l6 60H94zM92 140h12l-6 62H82z" />
  <path class="f-shade" d="M126 60h40l-14 66h-24zM126 140h28l14 56a6 6 0 0 1-6 6h-34z" />
  <path class="f-mid" d="M76 60l40-20 52 20z" />
  <circle class="f-deep" cx="118" cy="34" r="8" />
  <path class="f-deep" d="M162 68h28a10 10 0 0 1 10 10l-4 52h-13l3-46h-26z" />
`;

export const teapot = html`
  <ellipse class="f-shade" cx="118" cy="196" rx="74" ry="9" />
  <path class="f-mid" d="M66 158C38 152 42 118 20 106l14-9c24 8 20 30 40 34z" />
  <path class="s-wood thick" d="M72 96C74 32 166 32 168 96" />
  <path class="f-mid" d="M56 140a64 58 0 0 1 128 0c0 26-14 46-30 54a12 4 0 0 1-4 1H90a12 4 0 0 1-4-1c-16-8-30-28-30-54z" />
  <path class="f-shade" d="M140 86c26 8 44 28 44 54 0 26-14 46-30 54h-30c30-22 36-78 16-108z" />
  <path class="f-light" d="M72 132c2-18 12-30 26-36-8 12-14 24-14 40z" />
  <path class="f-deep" d="M84 88a36 12 0 0 1 72 0z" />
  <circle class="f-warm" cx="120" cy="70" r="9" />
`;
