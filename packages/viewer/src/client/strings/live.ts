/** What the list of records says about the records that are still coming. */
export const LIVE_TEXT = {
  live: 'Live',
  liveHint: 'New records appear as they are stored.',
  paused: 'Paused',
  pausedHint: 'New records are counted, and wait until you go on.',
  reconnecting: 'Offline',
  reconnectingHint: 'The server does not answer just now. What comes meanwhile is not lost.',
  pause: 'Pause',
  resume: 'Go on',
  key: 'p',
  show: 'Show',
  manyNew: 'Many new',
  /** Shown on the button that lets waiting records in. */
  waiting: (count: number): string => `${count.toLocaleString('en')} new`,
  /** Read out. */
  arrived: (count: number): string =>
    count === 1 ? '1 new record' : `${count.toLocaleString('en')} new records`,
} as const;
