import { describe, expect, it } from 'vitest';
import { createEventSanitizer } from './sanitize-event.js';
import { hostileCorpus } from './testing/hostile-corpus.js';

/** An SVG as an image, and text in a variable that no function may use. */
const HARMLESS = /data:image\/svg[^"]*|--x:\\"[^"]*"/g;

describe('the corpus', () => {
  it('has many different attacks', () => {
    expect(hostileCorpus().length).toBeGreaterThan(70);
  });

  it.each(hostileCorpus())('$name: nothing of it is left', ({ events }) => {
    const before = JSON.stringify(events);
    const sanitizer = createEventSanitizer();
    const safe = JSON.stringify(events.map((event) => sanitizer.sanitize(event)));
    expect(before).toMatch(/evil\.test|logout|__ran/);
    expect(decodeURIComponent(safe.replaceAll(HARMLESS, ''))).not.toMatch(/evil\.test|logout|__ran/);
    expect(JSON.stringify(events)).toBe(before);
  });
});
