import { describe, expect, it } from 'vitest';
import { greyBox } from './grey-box.js';

const svgOf = (natural: string, alt: string): string =>
  decodeURIComponent(greyBox(natural, alt)?.replace('data:image/svg+xml,', '') ?? '');
const textOf = (natural: string, alt: string): string | undefined =>
  /<text[^>]*>(.*)<\/text>/.exec(svgOf(natural, alt))?.[1];

describe('greyBox', () => {
  it('is as large as the image was, with its alternative text', () => {
    const svg = svgOf('640x480', 'A red bicycle');
    expect(svg).toContain('width="640" height="480"');
    expect(textOf('640x480', 'A red bicycle')).toBe('A red bicycle');
  });

  it.each(['', '640', '0x5', '20001x5', '5x20001', '1e3x5', '-1x5', '5x5x5', '640x480"', ' 5x5'])(
    'is none for the size %j',
    (natural) => {
      expect(greyBox(natural, 'alt')).toBeNull();
    },
  );

  it('has no text without alternative text', () => {
    expect(textOf('640x480', ' \n ')).toBeUndefined();
  });

  it('cuts the text where it has no room, and leaves it out where nothing of it has', () => {
    expect(textOf('100x40', 'A very long description of it')).toMatch(/^A very l.*…$/);
    expect(textOf('100x40', '自転車の赤い写真がここに')).toMatch(/^自.{2,5}…$/);
    expect(textOf('20x40', 'A very long description of it')).toBeUndefined();
    expect(textOf('640x6', 'A red bicycle')).toBeUndefined();
  });

  it('shows what would hide, turn around or end the text', () => {
    const alt = 'a\u202eb\u0000c\ud800</text><script>x</script>&"\uffff';
    expect(textOf('2000x40', alt)).toBe(
      'a\\u{202e}b\\0c\\u{d800}&#60;/text&#62;&#60;script&#62;x&#60;/script&#62;&#38;&#34;',
    );
  });
});
