import { join } from 'node:path';
import { it } from 'vitest';
import { aboutFlow } from './about-flow.js';
import { findingsFlow } from './findings-flow.js';
import { liveFlow, pauseFlow } from './live-flow.js';
import type { OpenedViewer } from './opened-viewer.js';
import { pictures } from './pictures.js';
import { momentLinkFlow, noteFlow, playerKeysFlow, recordReplayFlow, signalFlow } from './player-flow.js';
import { forbiddenFlow, unknownRecordFlow } from './refused-flow.js';
import { brushAndViewFlow, facetFlow, freeTextFlow, typedFiltersFlow } from './search-flow.js';
import { csvFlow, jsonLinesFlow, printFlow, shareFlow } from './take-away-flow.js';

type Flow = readonly [title: string, flow: (viewer: OpenedViewer) => Promise<void>];

const FLOWS: readonly Flow[] = [
  ['a record appears in the open list while somebody acts', liveFlow],
  ['a list on hold tells what is new, and shows it when asked', pauseFlow],
  ['typed filters are completed, and stand in the address', typedFiltersFlow],
  ['a filter beside the list narrows it down and lets go', facetFlow],
  ['a range is drawn over the bars, and a saved view brings it back', brushAndViewFlow],
  ['words find the records that they occur in', freeTextFlow],
  ['a record leads to its actor and its target', aboutFlow],
  ['failed logins before one that succeeded are found, and lead to their records and replay', findingsFlow],
  ['a record opens at its moment, tells what happened, and plays on', recordReplayFlow],
  ['the player is used by keys, which a sheet lists', playerKeysFlow],
  ['an error on the console stands among the records', signalFlow],
  ['the link to a moment leads back to it', momentLinkFlow],
  ['a note stands at its moment, and is a record', noteFlow],
  ['a spreadsheet has a line of names and no formulas', csvFlow],
  ['JSON Lines hold what the filters find, and say that they are whole', jsonLinesFlow],
  ['a shared link opens the record until it is revoked', shareFlow],
  ['a record on paper has its facts and nothing to press', printFlow],
  ['a record that is not there is said not to be', unknownRecordFlow],
  ['who may not look sees nothing', forbiddenFlow],
];

/** Goes through the viewer as an admin does: the same way in every app. */
export function testViewerFlows(viewer: () => OpenedViewer): void {
  it.each(FLOWS)('%s', (_title, flow) => flow(viewer()));
  const folder = process.env.AUDITREEL_PICTURES;
  if (folder !== undefined)
    it('pictures of each page are taken', () => pictures(viewer(), join(folder, viewer().app.name)));
}
