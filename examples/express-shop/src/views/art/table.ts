import { html } from 'hono/html';

export const stonewareMug = html`
  <ellipse class="f-shade" cx="116" cy="196" rx="62" ry="9" />
  <path class="s-pale thicker" d="M158 104c44-6 44 58-6 56" />
  <path class="f-pale" d="M58 80h108l-6 98a18 18 0 0 1-18 17H82a18 18 0 0 1-18-17z" />
  <path class="f-mid" d="M61 128h102l-3 50a18 18 0 0 1-18 17H82a18 18 0 0 1-18-17z" />
  <path class="f-shade" d="M132 80h34l-6 98a18 18 0 0 1-18 17h-22c12-26 14-76 12-115z" />
  <ellipse class="f-rim" cx="112" cy="80" rx="54" ry="12" />
  <ellipse class="f-coffee" cx="112" cy="82" rx="46" ry="8" />
  <path class="s-steam" d="M94 58c-8-10 8-16 0-28M118 54c-8-10 8-16 0-28" />
`;

export const milkJug = html`
  <ellipse class="f-shade" cx="118" cy="198" rx="52" ry="8" />
  <path class="s-pale thicker" d="M152 88c48-10 48 66-4 66" />
  <path class="f-pale" d="M62 62l-16-12c14-4 30-4 42 4h66c-8 26 14 62 14 96 0 28-16 48-32 48H94c-18 0-32-20-32-48 0-30 16-58 0-88z" />
  <path class="f-shade" d="M128 54h26c-8 26 14 62 14 96 0 28-16 48-32 48h-24c32-30 20-100 16-144z" />
  <path class="f-light" d="M84 78c4 22-8 44-8 70 0 10 2 20 6 28-12-26-2-60 2-98z" />
  <path class="s-mid" d="M65 120c28 6 68 6 98 0" />
  <path class="f-rim" d="M46 50c14-4 30-4 42 4h66c-2 6-2 10-2 14-30 4-70 2-88-4z" />
`;

export const oakTray = html`
  <ellipse class="f-shade" cx="120" cy="192" rx="98" ry="9" />
  <path class="f-wood" d="M24 148l30-44h132l30 44z" />
  <path class="s-grain" d="M46 136h148M54 122h128" />
  <path class="f-wood" d="M18 146h204v30a10 10 0 0 1-10 10H28a10 10 0 0 1-10-10z" />
  <path class="f-shade" d="M18 146h204v8H18z" />
  <rect class="f-shade" x="92" y="160" width="56" height="14" rx="7" />
  <path class="f-pale" d="M64 84h48l-4 42a9 9 0 0 1-9 8H77a9 9 0 0 1-9-8z" />
  <path class="f-shade" d="M94 84h18l-4 42a9 9 0 0 1-9 8h-8c4-12 4-34 3-50z" />
  <path class="s-pale" d="M110 94c18-2 18 24-2 24" />
  <ellipse class="f-coffee" cx="88" cy="84" rx="24" ry="5" />
  <ellipse class="f-rim" cx="162" cy="128" rx="36" ry="9" />
  <path class="f-warm" d="M134 124c0-20 14-24 28-24s28 4 28 24z" />
  <path class="s-grain" d="M148 110l6 12M162 108v14M176 110l-6 12" />
  <path class="s-steam" d="M82 68c-6-8 6-12 0-22M98 68c-6-8 6-12 0-22" />
`;

const eggCup = (x: number) => html`<g transform="translate(${x} 0)">
  <ellipse class="f-egg" cx="0" cy="104" rx="30" ry="38" />
  <path class="f-shade" d="M6 67c32 8 32 66 0 75 14-20 14-55 0-75z" />
  <path class="f-mid" d="M-38 116h76c0 28-16 40-26 44l4 26h-32l4-26c-10-4-26-16-26-44z" />
  <path class="f-shade" d="M12 116h26c0 28-16 40-26 44l4 26H0c6-20 12-44 12-70z" />
  <path class="f-mid" d="M-28 186h56v4a6 6 0 0 1-6 6h-44a6 6 0 0 1-6-6z" />
</g>`;

export const eggCups = html`
  <ellipse class="f-shade" cx="120" cy="198" rx="86" ry="8" />
  ${eggCup(76)} ${eggCup(164)}
`;
