import type { SignalKind } from '../signals/signal.js';
import type { Explained } from '../strings.js';

export const SIGNALS: Readonly<Record<SignalKind, Explained>> = {
  rage_click: {
    word: 'Rage click',
    sentence: 'Several quick clicks on the same spot: something did not do what was expected of it.',
  },
  dead_click: {
    word: 'Dead click',
    sentence: 'A click on a button or link after which nothing on the page changed.',
  },
  form_error: {
    word: 'Form error',
    sentence: 'The page refused what was filled in, or said that it went wrong.',
  },
  console_error: {
    word: 'Console error',
    sentence: 'The page reported an error to the browser. The person may not have noticed.',
  },
};

export const PLAYER = {
  replay: 'Replay',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  skipInactivity: 'Skip inactivity',
  browserClock: "Time on the browser's clock, in your zone",
  timeline: 'Moment of the visit',
  full: 'Full screen',
  leaveFull: 'Leave full screen',
  copyLink: 'Copy link to this moment',
  copied: 'Copied',
  linkLabel: 'Link to this moment',
  live: 'Live',
  goLiveHint: 'The session still runs: jump to its end and follow a few seconds behind.',
  liveHint: 'Following a session that still runs, a few seconds behind.',
  waiting: 'Everything that has come so far is played. More will come.',
  signals: 'Signals',
  story: 'Records and signals of this visit',
  noStory: 'Nothing was changed in this visit, and nothing stands out in it.',
  looking: 'Looking for signals',
  notLookedAt: 'not looked at',
  lookFurther: 'Look further',
  lookProblem: 'A part could not be looked at',
  left: (count: number): string =>
    count === 1 ? '1 piece of the recording' : `${count.toLocaleString('en')} pieces of the recording`,
  times: (count: number): string => `${count}×`,
  fields: (count: number): string => `${count} fields`,
} as const;
