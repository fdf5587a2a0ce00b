import { parseModels } from '../schema/parse-models.js';
import type { SchemaFile } from '../schema/plan-schema.js';
import { CHANGES_MARK } from './changes-models.js';

/** The schema's files in which marks have to be added or taken away: those that change, with nothing else changed. */
export function withMarks(
  files: readonly SchemaFile[],
  isMarked: (model: string) => boolean,
): readonly SchemaFile[] {
  return files
    .map(({ path, text }) => ({ path, text: marked(text, isMarked) }))
    .filter(({ text }, i) => text !== files[i]?.text);
}

function marked(text: string, isMarked: (model: string) => boolean): string {
  // A carriage return stays at the end of its line.
  const lines = text.split('\n');
  const blocks = parseModels(lines).filter(({ version }) => version === undefined);
  for (const { name, first, last, lines: own } of blocks.toReversed()) {
    const mark = own.findIndex((line) => CHANGES_MARK.test(line));
    if (isMarked(name) === mark >= 0) continue;
    if (mark >= 0) {
      lines.splice(first, last - first + 1, ...own.filter((line) => !CHANGES_MARK.test(line)));
      continue;
    }
    const opens = own.findIndex((line) => /^\s*model\s/.test(line));
    const [, indent = '', end = ''] = /^(\s*).*?(\r?)$/.exec(own[opens] ?? '') ?? [];
    lines.splice(first + opens, 0, `${indent}/// @auditreel changes${end}`);
  }
  return lines.join('\n');
}
