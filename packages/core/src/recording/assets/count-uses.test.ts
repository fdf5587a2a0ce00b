import { expect, it } from 'vitest';
import { countUses } from './count-uses.js';

it.each([
  ['<svg><use href="#a"/><use\n href="#a"></use></svg>', 2],
  ['<svg xmlns:s="http://www.w3.org/2000/svg"><s:use/><s:use/><s:g/></svg>', 2],
  ['<svg><user/><g class="use"/><a:b-use/> use </svg>', 0],
  ['<!DOCTYPE svg [<!ENTITY u "&#60;use/&#62;">]><svg>&u;</svg>', Number.POSITIVE_INFINITY],
  ['', 0],
])('%j draws that many things again', (svg, uses) => {
  expect(countUses(Buffer.from(svg))).toBe(uses);
});

it.each(['<', '<a:', '<a'])('counts in no time, whatever is repeated: %j', (piece) => {
  const startedAt = performance.now();
  expect(countUses(Buffer.from(piece.repeat(300_000)))).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(500);
});
