/** A key, or keys that do the same or the opposite, and what they do. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

export const KEYS_TEXT = {
  title: 'Keys',
  open: 'Keys of this page',
  close: 'Close',
  ignored: 'None of them does anything while you type.',
} as const;

export const EVERYWHERE: KeyGroup = {
  title: 'Everywhere',
  keys: [
    { keys: ['?'], does: 'Show or hide this sheet' },
    { keys: ['Esc'], does: 'Close what is open' },
    { keys: ['Tab'], does: 'Go to the next thing that can be used' },
  ],
};

export const LIST_KEYS: KeyGroup = {
  title: 'The list of records',
  keys: [
    { keys: ['/'], does: 'Go to the search box' },
    { keys: ['↑', '↓'], does: 'Choose what completes the search' },
    { keys: ['Enter'], does: 'Search, or open the record' },
    { keys: ['p'], does: 'Pause or go on with new records' },
  ],
};

export const PLAYER_KEYS: KeyGroup = {
  title: 'The player',
  keys: [
    { keys: ['Space', 'k'], does: 'Play or pause' },
    { keys: ['←', '→'], does: '5 seconds back or forward' },
    { keys: [',', '.'], does: 'A tenth of a second back or forward' },
    { keys: ['Shift ←', 'Shift →'], does: 'To the previous or next record' },
    { keys: ['0', '…', '9'], does: 'To that tenth of the visit' },
    { keys: ['Home', 'End'], does: 'To the beginning or the end' },
    { keys: ['[', ']'], does: 'Slower or faster' },
    { keys: ['s'], does: 'Skip inactivity, or not' },
    { keys: ['f'], does: 'Full screen' },
  ],
};
