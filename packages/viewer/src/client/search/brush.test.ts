import { describe, expect, it } from 'vitest';
import { type Brush, brushAfter, edgesOf } from './brush.js';

const press = (names: readonly string[], bars = 10): Brush | null =>
  names.reduce<Brush | null>((brush, name) => {
    const shift = name.startsWith('+');
    return brushAfter(brush, { name: name.replace('+', ''), shift }, bars);
  }, null);

describe('the brush', () => {
  it.each([
    ['begins at the newest bar', ['ArrowLeft'], [9, 9]],
    ['moves as one', ['ArrowLeft', 'ArrowLeft', 'ArrowLeft'], [7, 7]],
    ['is drawn out with Shift', ['ArrowLeft', '+ArrowLeft', '+ArrowLeft'], [7, 9]],
    ['may turn round', ['Home', '+ArrowRight', '+ArrowRight', '+ArrowLeft'], [0, 1]],
    ['stays on the bars', ['End', 'ArrowRight', '+ArrowRight'], [9, 9]],
    ['takes everything', ['Home', '+End'], [0, 9]],
  ])('%s', (_title, names, edges) => {
    const brush = press(names);
    expect(brush && edgesOf(brush)).toEqual(edges);
  });

  it('leaves other keys to the page', () => {
    expect(brushAfter({ anchor: 1, head: 2 }, { name: 'Tab', shift: false }, 10)).toBeNull();
  });
});
