import type { ExportFormat } from '@auditreel/core/adapter';

/** What a record is taken away as, and what each is for. */
export const EXPORTS: Readonly<Record<ExportFormat, { readonly word: string; readonly hint: string }>> = {
  csv: { word: 'CSV', hint: 'for a spreadsheet' },
  jsonl: { word: 'JSON Lines', hint: 'every field, for a script' },
  ocsf: { word: 'OCSF 1.8', hint: 'for a SIEM' },
};

export const EXPORT_TEXT = {
  menu: 'Export',
  hint: 'All records that match, newest first. The export is recorded.',
} as const;

export const NOTES = {
  addHint: 'Write a note on this moment',
  label: (clock: string): string => `Note at ${clock}`,
  placeholder: 'What is to be seen here?',
  save: 'Save note',
  saving: 'Saving…',
  hint: 'A note is a record: it cannot be changed or taken back.',
  note: 'Note',
} as const;

const HOUR = 3_600_000;

/** How long a shared link may last. */
export const SHARE_TIMES: readonly { readonly word: string; readonly ms: number }[] = [
  { word: '1 hour', ms: HOUR },
  { word: '1 day', ms: 24 * HOUR },
  { word: '7 days', ms: 7 * 24 * HOUR },
  { word: '30 days', ms: 30 * 24 * HOUR },
];

export const SHARES = {
  share: 'Share',
  title: 'Shared links',
  formTitle: 'A link that ends',
  lasts: 'Lasts',
  note: 'What it is about (optional)',
  make: 'Create link',
  making: 'Creating…',
  hint: 'It works for whoever may open this viewer, and shows them what they may see anyway. Each opening is recorded.',
  link: 'Shared link',
  once: 'Copy it now: it is not shown again.',
  copied: 'Copied. It is not shown again.',
  until: 'Works until',
  all: 'All shared links',
  record: 'Record',
  moment: 'Recording',
  by: 'by',
  made: 'Made',
  worksUntil: 'works until',
  opened: (count: string): string => (count === '1' ? 'opened once' : `opened ${count} times`),
  unopened: 'not opened yet',
  revoke: 'Revoke',
  revokeSure: 'Revoke for good?',
  none: 'No link is in force',
  noneHint: 'Share a record, or a moment of a recording, from its page.',
  mayNot: 'You may not share links',
  gone: 'This link does not work any more',
  goneHint: 'It has run out, was revoked, or never was. Ask whoever sent it for a new one.',
} as const;

export const PRINT = {
  print: 'Print',
  printed: 'Printed',
} as const;
