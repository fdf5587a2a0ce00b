import { describe, expect, it } from 'vitest';
import { withMarks } from './changes-marks.js';

const SCHEMA = `// head
model A {
  id Int @id
}

/// Says what it is.
  model B {
  id Int @id
}
`;
const marked = (text: string, ...models: readonly string[]) =>
  withMarks([{ path: 'x', text }], (name) => models.includes(name))[0]?.text;

describe('withMarks', () => {
  it('adds a line above a model, with its indent, and nothing else', () => {
    expect(marked(SCHEMA, 'A', 'B')).toBe(
      SCHEMA.replace('model A', '/// @auditreel changes\nmodel A').replace(
        '  model B',
        '  /// @auditreel changes\n  model B',
      ),
    );
  });

  it('keeps line ends, also where they are mixed', () => {
    const crlf = SCHEMA.replaceAll('\n', '\r\n').replace('// head\r\n', '// head\n');
    const both = marked(crlf, 'B') ?? '';
    expect(both).toContain('  /// @auditreel changes\r\n  model B');
    expect(both.startsWith('// head\n')).toBe(true);
    expect(marked(both)).toBe(crlf);
  });

  it('takes away what it added, and gives no file that stays as it is', () => {
    const both = marked(SCHEMA, 'A', 'B') ?? '';
    expect(marked(both, 'A', 'B')).toBeUndefined();
    expect(marked(both)).toBe(SCHEMA);
  });
});
