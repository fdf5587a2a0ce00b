import { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import { fitInto } from './fit-into.js';
import { recordedColours, sawDark } from './recorded-colours.js';
import type { Stage, StageMaker } from './stage.js';

/** Stages made of rrweb replayers, in an iframe that may run no script. */
export function replayerStages(root: HTMLElement): StageMaker {
  return (events) => replayerStage(root, events);
}

function replayerStage(root: HTMLElement, events: readonly eventWithTime[]): Stage {
  const start = events[0]?.timestamp ?? 0;
  const replayer = new Replayer([...events], {
    root,
    mouseTail: false,
    skipInactive: false,
    triggerFocus: false,
    showWarning: false,
    insertStyleRules: ['html { scrollbar-width: none }'],
  });
  replayer.iframe.title = 'Recorded page';
  replayer.iframe.tabIndex = -1;
  const stopFitting = fitInto(root, replayer);
  keepColours(replayer, sawDark(events));
  let ended = false;
  replayer.on('finish', () => {
    ended = true;
  });
  const offset = (t: number): number => Math.max(0, t - start);
  return {
    show(t) {
      ended = false;
      // The replayer applies what lies before an offset; the moment itself belongs to what is shown.
      replayer.pause(offset(t) + 1);
    },
    play(t, speed) {
      ended = false;
      replayer.setConfig({ speed });
      replayer.play(offset(t));
    },
    setSpeed: (speed) => replayer.setConfig({ speed }),
    add(more) {
      if (more.length > 0) ended = false;
      for (const event of more) replayer.addEvent(event);
    },
    time: () => start + replayer.getCurrentTime(),
    ended: () => ended,
    destroy() {
      stopFitting();
      replayer.destroy();
    },
  };
}

/** Sheets come with a snapshot, with later events, and with all events at once that were passed over. */
function keepColours(replayer: Replayer, dark: boolean | null): void {
  if (dark === null) return;
  const colours = recordedColours(dark);
  const onPage = (show: (page: Document) => void): void => {
    const page = replayer.iframe.contentDocument;
    if (page !== null) show(page);
  };
  replayer.on('fullsnapshot-rebuilded', () => onPage(colours.look));
  replayer.on('flush', () => onPage(colours.look));
  replayer.on('event-cast', (event) => onPage((page) => colours.lookAfter(event as eventWithTime, page)));
}
