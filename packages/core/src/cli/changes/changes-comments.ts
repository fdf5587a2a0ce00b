import type { SchemaFile } from '../schema/plan-schema.js';

/** The schema with blanks in place of block comments, so that what is commented out is not there. */
export function withoutBlockComments(files: readonly SchemaFile[]): readonly SchemaFile[] {
  return files.map(({ path, text }) => ({
    path,
    text: text.replace(TOKENS, (all, kept) => kept ?? all.replace(/[^\r\n]/g, ' ')),
  }));
}

/** Why the schema cannot be read as it is meant: a mark that nobody reads would let a secret through. */
export function blockCommentRefusals(files: readonly SchemaFile[]): readonly string[] {
  const isLost = files.some(({ text }) =>
    [...text.matchAll(TOKENS)].some(([all, kept]) => kept === undefined && MARK.test(all)),
  );
  return isLost ? ['A mark stands in /* … */, where none is read. Write it behind ///.'] : [];
}

/** Texts and comments of one line, which stay, and block comments. */
const TOKENS = /("(?:\\.|[^"\\\n])*"|\/\/.*)|\/\*[\s\S]*?\*\//g;
const MARK = /@auditreel[\s:]+(?:redact|ignore|changes)\b/;
