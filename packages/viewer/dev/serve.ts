/** Serves the viewer with a real recording and a few hundred records: `npx tsx dev/serve.ts`, then open the address. */
import { buildViewer } from '../src/client/testing/build-viewer.js';
import { fateRows } from '../src/client/testing/fate-rows.js';
import { manyRecords } from '../src/client/testing/many-records.js';
import { recordStory } from '../src/client/testing/record-story.js';
import { serveViewer } from '../src/client/testing/serve-viewer.js';
import { storyRows } from '../src/client/testing/story-rows.js';

const story = storyRows(await recordStory(), 40_000);
const fate = fateRows(Date.now());
const rows = {
  ...story,
  records: [...manyRecords(600), ...(story.records ?? []), ...fate.records],
  sessions: [...(story.sessions ?? []), ...fate.sessions],
  holds: fate.holds,
};
const { url } = await serveViewer({ assets: await buildViewer(), rows, port: Number(process.env.PORT ?? 0) });
console.log(url);
