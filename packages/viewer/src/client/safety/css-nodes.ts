import { isId } from './check.js';
import { hiddenStyleId } from './hidden-style.js';

const MAX_REMEMBERED = 50_000;

/** A stylesheet of a tree, and the texts that stood in it. */
export interface RecordedSheet {
  readonly id: number;
  readonly textIds: readonly number[];
}

/**
 * Which ids are stylesheets, and which are text in one. It only decides whether text is shown as CSS; were it
 * wrong, the text would stand in a wrapper, as text.
 */
export interface CssNodes {
  isSheet(id: unknown): boolean;
  /** The hidden stylesheet that a text is the whole content of. */
  styleOfText(id: unknown): number | undefined;
  addSheet(sheet: RecordedSheet): void;
  addText(textId: number, styleId: number): void;
  forget(): void;
}

export function createCssNodes(): CssNodes {
  const sheets = new Set<number>();
  const styles = new Map<number, number>();
  const texts = new Map<number, number>();
  function addText(textId: number, styleId: number): void {
    if (texts.size >= MAX_REMEMBERED) return;
    const other = texts.get(styleId);
    // one of several texts cannot be changed by itself
    if (other !== undefined) styles.delete(other);
    else styles.set(textId, styleId);
    texts.set(styleId, textId);
  }
  return {
    isSheet: (id) => isId(id) && sheets.has(id),
    styleOfText: (id) => (isId(id) ? styles.get(id) : undefined),
    addText,
    addSheet(sheet) {
      if (sheets.size >= MAX_REMEMBERED) return;
      sheets.add(sheet.id);
      for (const textId of sheet.textIds) addText(textId, hiddenStyleId(sheet.id));
    },
    forget() {
      sheets.clear();
      styles.clear();
      texts.clear();
    },
  };
}
