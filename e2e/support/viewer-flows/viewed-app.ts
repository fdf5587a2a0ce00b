import type { Page } from 'playwright-core';
import type { WatchedPerson } from '../watched-person.js';

/** An example app that runs, with what somebody did in it: all that the flows of the viewer need to know. */
export interface ViewedApp {
  readonly name: string;
  /** Where it serves. */
  readonly url: string;
  /** Signed in, and let in to the viewer. */
  readonly admin: WatchedPerson;
  /** Who acted; signed in, and not let in to the viewer. */
  readonly actor: WatchedPerson;
  readonly adminName: string;
  readonly actorName: string;
  readonly done: DoneAct;
  /** What somebody named so that a spreadsheet would take it for a formula; stands in a record. */
  readonly formula: string;
  /** Does `done.action` once more, in the actor's browser. */
  actAgain(): Promise<void>;
}

/** What the actor did with a click, after three logins that failed and one that did not. */
export interface DoneAct {
  readonly action: string;
  /** Type of its target. */
  readonly targetType: string;
  readonly targetName: string;
  /** What stands on the button. */
  readonly button: string;
  /** Something that the page said at that moment. */
  readonly pageText: string;
}

/** What the actor's page wrote to its console as an error. */
export const CONSOLE_ERROR = 'The price of delivery did not load';

/** Writes it, and has all of the recording uploaded. */
export async function endRecordedAct(page: Page): Promise<void> {
  await page.evaluate(async (text) => {
    console.error(text);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const recorder = (globalThis as Record<symbol, unknown>)[Symbol.for('auditreel.recorder')] as {
      flush(): Promise<void>;
    };
    await recorder.flush();
  }, CONSOLE_ERROR);
}
