import { isId } from './check.js';

const MAX_REMEMBERED = 50_000;

/**
 * Which ids are stylesheets, and which are text inside one. It only decides whether text is shown as CSS; were it
 * wrong, the text would stand in a wrapper, as text.
 */
export interface CssNodes {
  isSheet(id: unknown): boolean;
  isText(id: unknown): boolean;
  addSheet(id: number): void;
  addText(id: number): void;
  clear(): void;
}

export function createCssNodes(): CssNodes {
  const sheets = new Set<number>();
  const texts = new Set<number>();
  const add = (ids: Set<number>, id: number): void => {
    if (ids.size < MAX_REMEMBERED) ids.add(id);
  };
  return {
    isSheet: (id) => isId(id) && sheets.has(id),
    isText: (id) => isId(id) && texts.has(id),
    addSheet: (id) => add(sheets, id),
    addText: (id) => add(texts, id),
    clear: () => {
      sheets.clear();
      texts.clear();
    },
  };
}
