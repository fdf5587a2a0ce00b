/** A model block of a Prisma schema, with the comments right above it; numbers are line indexes. */
export interface ModelBlock {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
  /** Of auditreel's marker, when the block carries one. */
  readonly version: number | undefined;
}

const OPENS = /^\s*model\s+(\w+)\s*\{/;
const MARKER = /^\s*\/\/\/\s*@auditreel schema (\d+)\s*$/;

/** Every model block in the lines of one schema file. */
export function parseModels(lines: readonly string[]): readonly ModelBlock[] {
  const blocks: ModelBlock[] = [];
  let opened: { readonly name: string; readonly first: number } | undefined;
  lines.forEach((line, index) => {
    const name = OPENS.exec(line)?.[1];
    if (name !== undefined) opened = { name, first: firstComment(lines, index) };
    if (opened === undefined || !/^\s*\}/.test(line)) return;
    const own = lines.slice(opened.first, index + 1);
    blocks.push({ ...opened, last: index, lines: own, version: versionOf(own) });
    opened = undefined;
  });
  return blocks;
}

/** The marker's line, rewritten for a version. */
export function markedWith(version: number): (line: string) => string {
  return (line) => (MARKER.test(line) ? line.replace(/\d+\s*$/, String(version)) : line);
}

function versionOf(lines: readonly string[]): number | undefined {
  const found = lines.map((line) => MARKER.exec(line)?.[1]).find((version) => version !== undefined);
  return found === undefined ? undefined : Number(found);
}

function firstComment(lines: readonly string[], open: number): number {
  let first = open;
  while (first > 0 && /^\s*\/\//.test(lines[first - 1] ?? '')) first -= 1;
  return first;
}
