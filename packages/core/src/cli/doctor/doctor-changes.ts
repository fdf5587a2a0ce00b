import { installedState } from '../../changes/triggers/installed-state.js';
import type { Catalogue } from '../../storage/catalogue.js';
import { databaseSentences, historyProblems } from '../changes/changes-check.js';
import type { ChangesPlan } from '../changes/changes-plan.js';

/** What is wrong with the triggers, in sentences, and the lines to run. */
export interface ChangesTrouble {
  readonly says: string;
  readonly run: string;
}

/** What the history has otherwise than the schema wants it; null when all is there. */
export function changesInHistory(plan: ChangesPlan): ChangesTrouble | null {
  return troubleOf([...plan.refusals, ...historyProblems(plan)]);
}

/** The same of the database. */
export async function changesInDatabase(
  { tables, place }: ChangesPlan,
  catalogue: Catalogue,
): Promise<ChangesTrouble | null> {
  return troubleOf(databaseSentences(installedState(tables, await catalogue.changeTriggers(), place)));
}

const RUN = 'Run: ';

function troubleOf(sentences: readonly string[]): ChangesTrouble | null {
  if (sentences.length === 0) return null;
  const isRun = (text: string): boolean => text.startsWith(RUN);
  return {
    says: sentences.filter((text) => !isRun(text)).join('\n'),
    run: sentences
      .filter(isRun)
      .map((text) => text.slice(RUN.length))
      .join('\n'),
  };
}
