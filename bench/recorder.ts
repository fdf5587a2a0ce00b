import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureChromium } from '../tools/chromium.mjs';
import { heavySite } from './src/recorder/heavy-site.ts';
import { browserVersion } from './src/recorder/launch-browser.ts';
import { lightSite } from './src/recorder/light-site.ts';
import { measureInRounds } from './src/recorder/measure-in-rounds.ts';
import { recorders } from './src/recorder/recorders.ts';
import { recorderTable } from './src/recorder/table.ts';
import { replaceBetween } from './src/replace-between.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const { values } = parseArgs({
  options: {
    /** How long each visit is, whole minutes. */
    minutes: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '2' },
    /** Writes nothing down. */
    print: { type: 'boolean', default: false },
  },
});

const minutes = Number(values.minutes);
const rounds = Number(values.rounds);
const executablePath = await ensureChromium();
const sites = [await lightSite(), await heavySite()];
const measured = await measureInRounds({
  sites,
  recorders: await recorders(),
  rounds,
  minutes,
  executablePath,
});
const text = recorderTable(measured, {
  minutes,
  rounds,
  browser: `Chromium ${await browserVersion(executablePath)}`,
});
console.log(text);
if (!values.print) await writeFile(DOCUMENT, replaceBetween(await readFile(DOCUMENT, 'utf8'), text));
process.exit();
