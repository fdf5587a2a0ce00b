import type {
  AuditRecord,
  RecordKind,
  RecordOutcome,
  SessionTrust,
  Witness,
  WitnessReason,
} from '@auditreel/core';
import type { ChangeOp, HoldSubject } from '@auditreel/core/adapter';
import type { Gap } from '../api/answers.js';
import type { GoneRecording } from '../api/gone-recording.js';

/** A word and the sentence that says what it means. */
export interface Explained {
  readonly word: string;
  readonly sentence: string;
}

export const OUTCOMES: Readonly<Record<RecordOutcome, Explained>> = {
  success: { word: 'Success', sentence: 'The app did what was asked.' },
  failure: { word: 'Failure', sentence: 'The app tried and did not succeed.' },
  denied: { word: 'Denied', sentence: 'The app refused: whoever asked was not allowed to, or not known.' },
  unknown: { word: 'Unknown', sentence: 'Nobody saw how it ended, so it is not counted as a success.' },
};

export const KINDS: Readonly<Record<RecordKind, string>> = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  read: 'Read',
  auth: 'Sign-in and access',
  other: 'Other',
};

export const TRUST: Readonly<Record<SessionTrust, Explained>> = {
  bound: {
    word: 'Bound',
    sentence:
      'The request carried a signed token of this recording, and the recording belongs to this very actor.',
  },
  signed: {
    word: 'Signed',
    sentence:
      'The request carried a signed token of this recording; at that time nobody was known to own it.',
  },
  claimed: {
    word: 'Claimed',
    sentence:
      "The link to this recording is only a claim: it was unsigned, or the recording is another actor's.",
  },
  none: { word: 'No recording', sentence: 'The request named no recording.' },
};

export const WITNESS: Readonly<Record<Witness, Explained>> = {
  pending: {
    word: 'Pending',
    sentence: 'The verdict is still open. It is final 15 minutes after the record.',
  },
  witnessed: {
    word: 'Witnessed',
    sentence:
      'The recording shows the page sending this very request. It is testimony of the browser, not proof.',
  },
  unwitnessed: {
    word: 'Unwitnessed',
    sentence:
      'A recording covers the moment without a gap, and the page did not send this request. Look closer.',
  },
  unrecorded: { word: 'Unrecorded', sentence: 'No recording could have shown this request being sent.' },
};

export const WITNESS_REASONS: Readonly<Record<WitnessReason, string>> = {
  no_input:
    'Nobody had touched the page for a minute before: an autosave looks like that, and so does an injected script.',
  untagged:
    'The request was sent past the recorder: by a worker, a beacon, or code that kept the native fetch.',
  no_page: 'The session was valid but none of its pages was open: a script, or a stolen cookie.',
  no_recorder: 'The page that sent it had no recorder.',
  not_sampled: 'This session was not chosen for recording.',
  gap: 'The recording has a gap at that moment.',
  blocked: 'Recording was blocked in that browser.',
  expired: 'The recording arrived too late, or never.',
};

export const GAPS: Readonly<Record<Gap['reason'], string>> = {
  missing_chunk: 'A part of the recording never arrived.',
  missing_part: 'A piece of the recording never arrived.',
  dropped_events: 'The recorder had to drop events here.',
  no_snapshot: 'The page cannot be rebuilt before its first snapshot.',
};

export const ACTOR_TYPES: Readonly<Record<AuditRecord['actorType'], string>> = {
  user: 'User',
  service: 'Service',
  api_key: 'API key',
  system: 'System',
  agent: 'Agent',
  anonymous: 'Anonymous',
  unknown: 'Unknown actor',
};

export const END_REASONS: Readonly<Record<string, string>> = {
  logout: 'signed out',
  actor_change: 'somebody else signed in',
  impersonation: 'impersonation began or ended',
  idle: 'nothing happened for half an hour',
  length: 'it had reached its maximum length',
  consent: 'consent was withdrawn',
};

export const CHANGE_OPS: Readonly<Record<ChangeOp, Explained>> = {
  create: { word: 'Created', sentence: 'The row was added.' },
  update: { word: 'Changed', sentence: 'Fields of the row were changed; the others stayed as they were.' },
  delete: { word: 'Deleted', sentence: 'The row was removed; this is what stood in it.' },
  truncate: { word: 'Emptied', sentence: 'All rows of the table were removed at once.' },
};

/** What became of something stored. */
export type Fate = 'held' | 'expired' | 'erased' | 'redacted';

export const FATES: Readonly<Record<Fate, Explained>> = {
  held: { word: 'held', sentence: 'Until the legal hold is released, nothing of this is pruned or erased.' },
  expired: { word: 'expired', sentence: 'Retention deleted the recording.' },
  erased: { word: 'erased', sentence: "A person's values were taken out of this at their wish." },
  redacted: {
    word: 'redacted',
    sentence: 'This field holds a secret: its value was left out before anything was written down.',
  },
};

export const HELD_SUBJECTS: Readonly<Record<HoldSubject, string>> = {
  session: 'A legal hold on this session.',
  actor: 'A legal hold on the person.',
  target: 'A legal hold on what was acted on.',
};

export const GONE: Readonly<Record<GoneRecording['why'], { readonly title: string; readonly hint: string }>> =
  {
    expired: {
      title: 'Recording expired',
      hint: 'It was older than recordings are kept here, and was deleted on',
    },
    erased: { title: 'Recording erased', hint: "It was deleted at a person's wish on" },
  };

export const TEXT = {
  product: 'Audit log',
  records: 'Records',
  sessions: 'Sessions',
  skipToContent: 'Skip to content',
  noRecords: 'No records yet',
  noRecordsHint: 'As soon as somebody changes something in the app, it shows up here.',
  noMatches: 'No record matches these filters',
  noMatchesHint: 'Take one of them away, or widen the time.',
  clearFilters: 'Clear filters',
  noVisitRecords: 'Nothing was changed in this visit.',
  noSessions: 'No recorded sessions yet',
  noMatchingSessions: 'No session of this actor',
  noMatchingSessionsHint: 'Sessions are looked for by the exact id.',
  loading: 'Loading…',
  loadingMore: 'Loading older…',
  endOfList: 'That is everything.',
  failed: 'This did not load',
  refused: 'This cannot be shown',
  retry: 'Try again',
  missing: 'There is no such page here',
  backToRecords: 'Back to the records',
  noReplay: 'Nothing to watch here',
  noReplayRecorded: 'This request belongs to no recording.',
  noReplayYet: 'Its recording has not arrived.',
  mayNotReplay: 'You may look at records, but not watch recordings.',
  unrecordedMoment: 'This moment was not recorded',
  goToNext: 'Go to where the recording goes on',
  byMark: 'Found by the request itself: the picture is exact.',
  byClock: 'Found by comparing clocks',
  playFromBefore: 'Play from 3 s before',
  backToMoment: 'Back to the moment',
  wholeVisit: 'Whole visit',
  related: 'Related records',
  changes: 'Changes',
  moreChanges: 'Show more changes',
  olderChanges: 'Show older changes',
  rowHistory: 'History of this row',
  rowHint: 'Everything that happened to this row, newest first',
  noHistory: 'Nothing is known of this row',
  noHistoryHint: 'No change of it was written down since its table is tracked, or it is not yours to see.',
  was: 'was',
  now: 'now',
  moreFields: 'more fields',
  more: 'more',
  tooDeep: 'deeper than is shown here',
  noFields: 'None of its fields is kept.',
  truncated: 'What stood in the rows is not kept.',
  emptyText: 'empty text',
  bytes: 'bytes',
  hashed: 'Too long to be kept, or not text: only its length, and its hash where the database has one, are.',
  opaqueWrite: 'write to a table without triggers.',
  opaqueWrites: 'writes to tables without triggers.',
  opaqueHint: 'What they changed is not known. To see it next time, track the table:',
  noRequest: 'No request',
  noRequestHint: 'Written outside a request: by a job, by another program, or by hand.',
  lostRecord: 'Record never came',
  lostTitle: 'A request whose record never came',
  lostHint:
    'Only what it changed is known. The app may have crashed before it could write the record; a request that still runs looks the same until it ends.',
  watchMoment: 'Watch the moment',
  erasedOn: 'Erased on',
  byOperator: 'a command of the operator',
  erasureRecord: 'The record of it',
  partGone: 'A part of this visit is no more.',
} as const;
