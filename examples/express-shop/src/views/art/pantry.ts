import { html } from 'hono/html';

export const linenTowel = html`
  <path class="s-wood thick" d="M40 52h160" />
  <circle class="f-wood" cx="38" cy="52" r="8" />
  <circle class="f-wood" cx="202" cy="52" r="8" />
  <path class="f-paper" d="M72 46h96a6 6 0 0 1 6 6l4 148c-18 6-34-4-52 0s-36 6-62-2l2-146a6 6 0 0 1 6-6z" />
  <path class="f-shade" d="M132 46h36a6 6 0 0 1 6 6l4 148c-14 5-28 0-42-1 8-50 2-100-4-153z" />
  <path class="s-mid" d="M65 150c38 6 74-2 112 2M65 164c38 6 74-2 112 2" />
  <path class="s-clay" d="M65 178c38 6 74-2 112 2" />
  <path class="s-soft thin" d="M96 58c-4 40 2 80-4 132M154 58c4 40-4 90 2 132" />
`;

export const butterDish = html`
  <ellipse class="f-shade" cx="120" cy="186" rx="92" ry="9" />
  <path class="f-wood" d="M28 160h184l-8 16a12 12 0 0 1-11 7H47a12 12 0 0 1-11-7z" />
  <rect class="f-pale" x="26" y="150" width="188" height="12" rx="6" />
  <path class="f-pale" d="M50 150l8-54a14 14 0 0 1 14-12h96a14 14 0 0 1 14 12l8 54z" />
  <path class="f-shade" d="M138 84h30a14 14 0 0 1 14 12l8 54h-44c4-22 0-46-8-66z" />
  <path class="f-light" d="M74 94h12l-8 48H66z" />
  <path class="s-mid" d="M53 132h134" />
  <rect class="f-pale" x="110" y="74" width="20" height="12" />
  <rect class="f-wood" x="98" y="58" width="44" height="18" rx="9" />
`;

export const honeyJar = html`
  <ellipse class="f-shade" cx="112" cy="202" rx="58" ry="8" />
  <path class="s-wood" d="M150 74l36-54" />
  <path class="f-glass" d="M66 84h92c12 10 16 20 16 34v66a18 18 0 0 1-18 18H68a18 18 0 0 1-18-18v-66c0-14 4-24 16-34z" />
  <path class="f-warm" d="M50 118c20-8 40 6 62 2s42-8 62-2v66a18 18 0 0 1-18 18H68a18 18 0 0 1-18-18z" />
  <path class="f-shade" d="M136 84h22c12 10 16 20 16 34v66a18 18 0 0 1-18 18h-28c16-36 16-84 8-118z" />
  <path class="f-light" d="M62 112c0-8 4-14 10-18v94c-6-2-10-6-10-12z" />
  <rect class="f-paper" x="80" y="134" width="64" height="44" rx="4" />
  <path class="f-clay" d="M112 142l12 7v13l-12 7-12-7v-13z" />
  <path class="f-wood" d="M62 64h100a6 6 0 0 1 6 6v8a6 6 0 0 1-6 6H62a6 6 0 0 1-6-6v-8a6 6 0 0 1 6-6z" />
  <path class="f-shade" d="M132 64h30a6 6 0 0 1 6 6v8a6 6 0 0 1-6 6h-30z" />
`;
