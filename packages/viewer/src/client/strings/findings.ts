import type { FindingSeverity } from '@auditreel/core/adapter';
import type { Explained } from '../strings.js';

export const SEVERITIES: Readonly<Record<FindingSeverity, Explained>> = {
  high: { word: 'High', sentence: 'Hardly ever innocent: look at it first.' },
  medium: { word: 'Medium', sentence: 'Often innocent, and worth a look.' },
  low: { word: 'Low', sentence: 'Mostly innocent; it tells what people went through.' },
};

export const FINDINGS_TEXT = {
  title: 'Findings',
  filters: 'Filter findings',
  anySeverity: 'Any severity',
  severity: 'Severity',
  anyRule: 'Any rule',
  rule: 'Rule',
  watch: 'Watch',
  watchHint: 'The recording, a few seconds before it was complete',
  openRecord: 'Open the record',
  chain: 'Records that it is made of',
  notShown: 'not shown: pruned, or not yours to see',
  between: 'more',
  older: 'Show older findings',
  olderLooked: 'Look further back',
  none: 'Nothing was found',
  noneHint: 'These rules look at every record soon after it is stored:',
  noMatch: 'No finding matches',
  noMatchSoFar: 'No finding matches among the newest',
  noMatchHint: 'Take one of the filters away.',
  off: 'Nothing is looked for',
  offHint: 'No rule runs. The host turns them on with createAudit({ findings }).',
} as const;
