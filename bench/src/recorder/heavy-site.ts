import { cssText } from './css-text.ts';
import { inPageFile } from './in-page-file.ts';
import { FRAME_CSS, pageFrame } from './page-frame.ts';
import { seededRandom } from './seeded-random.ts';
import type { Site, SiteFile } from './site.ts';

const CSS_BYTES = 150_000;
const ROWS = 345;
const COLUMNS = 7;
const OWN_CSS = `${FRAME_CSS}table { width: 100%; border-collapse: collapse; table-layout: fixed; }
td { padding: 3px 8px; border-bottom: 1px solid #e4e4e4; font-variant-numeric: tabular-nums; }
`;

/** A page of a trading desk: about 6,000 nodes, 200 cells of its table change every second, and 150 KB of CSS. */
export async function heavySite(): Promise<Site> {
  const random = seededRandom(6000);
  const rows = Array.from({ length: ROWS }, (_, row) => tableRow(row, random));
  const content = `<table><tbody>${rows.join('')}</tbody></table><script src="/change-cells.js"></script>`;
  return {
    name: 'heavy',
    html: pageFrame('Desk', content),
    files: new Map<string, SiteFile>([
      ['/site.css', { type: 'text/css', body: cssText(OWN_CSS, CSS_BYTES) }],
      ['/answer-person.js', { type: 'text/javascript', body: await inPageFile('answer-person.js') }],
      ['/change-cells.js', { type: 'text/javascript', body: await inPageFile('change-cells.js') }],
    ]),
    nodes: 6000,
  };
}

function tableRow(row: number, random: () => number): string {
  const cells = Array.from(
    { length: COLUMNS },
    () => `<td class="number">${(random() * 1000).toFixed(2)}</td>`,
  );
  return `<tr class="item"><td><button class="act">Part ${1000 + row}</button></td>${cells.join('')}</tr>`;
}
