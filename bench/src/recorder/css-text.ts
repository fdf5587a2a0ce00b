import { seededRandom } from './seeded-random.ts';

const PARTS = ['card', 'list', 'menu', 'form', 'badge', 'panel', 'tabs', 'modal', 'alert', 'field', 'step'];
const STATES = ['', ':hover', ':focus-visible', ' > a', '.is-active', ' .icon', '[disabled]', '::before'];
const DECLARATIONS: readonly ((number: (below: number) => number) => string)[] = [
  (n) => `padding: ${n(24)}px ${n(32)}px`,
  (n) => `margin: ${n(16)}px 0 ${n(16)}px auto`,
  (n) => `color: #${(0x100000 + n(0xefffff)).toString(16)}`,
  (n) => `background-color: rgb(${n(255)} ${n(255)} ${n(255)} / ${n(100)}%)`,
  (n) => `border: ${1 + n(3)}px solid #${(0x100000 + n(0xefffff)).toString(16)}`,
  (n) => `border-radius: ${n(12)}px`,
  (n) => `font-size: ${(0.75 + n(8) / 8).toFixed(3)}rem`,
  () => 'display: flex',
  () => 'align-items: center',
  (n) => `transition: opacity ${50 * n(8)}ms ease-in-out`,
  (n) => `box-shadow: 0 ${n(4)}px ${n(12)}px rgb(0 0 0 / ${n(40)}%)`,
  (n) => `grid-template-columns: repeat(${1 + n(6)}, minmax(0, 1fr))`,
];

/** Rules as a component library has them, after the page's own, up to a size in bytes; they compress to about a sixth. */
export function cssText(own: string, bytes: number): string {
  const random = seededRandom(bytes);
  const below = (limit: number): number => Math.floor(random() * limit);
  const of = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  let text = own;
  for (let rule = 0; text.length < bytes; rule++) {
    const declarations = Array.from({ length: 2 + below(5) }, () => `  ${of(DECLARATIONS)(below)};\n`);
    text += `.${of(PARTS)}-${of(PARTS)}-${rule}${of(STATES)} {\n${declarations.join('')}}\n`;
  }
  return text;
}
