import { expect, it } from 'vitest';
import { ALL_CHECKS } from './all-checks.js';
import { found } from './finding.js';
import { renderReport } from './render-report.js';

it('reads without colour: a sign, a sentence, the id of what is wrong, and the line that mends it', () => {
  const report = renderReport(ALL_CHECKS, [
    found('audit.ok', 'Your audit loads.'),
    found('guard.absent', 'No guard.', 'npx auditreel guard add'),
    found('page.not_done', 'No page was looked at.', '--url'),
    found('ingest.not_done', 'No page was looked at.', '--url'),
    found('records.dropped', 'Gone.', 'Look.'),
    found('records.ok', 'The last record is new.'),
  ]);
  expect(report).toBe(
    [
      'Audit       ✓ Your audit loads.',
      'Guard       ! No guard.  [guard.absent]',
      '              → npx auditreel guard add',
      'Page        · No page was looked at.',
      '              → --url',
      'Ingest      · No page was looked at.',
      'Records     ✗ Gone.  [records.dropped]',
      '              → Look.',
      '            ✓ The last record is new.',
      '',
      '1 problem, 1 warning.',
    ].join('\n'),
  );
});
