import type { ReactElement } from 'react';
import type { Tab } from '../visit/visit.js';
import { useAtPlayhead, usePlayerState } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

interface TabStripProps {
  readonly player: VisitPlayer;
  readonly tabs: readonly Tab[];
}

/** The tabs of the visit; one that is not open at the moment can't be shown. */
export function TabStrip({ player, tabs }: TabStripProps): ReactElement {
  const { segment, tab: chosen } = usePlayerState(player);
  const open = useAtPlayhead(player, (t) =>
    tabs
      .filter((tab) => tab.fromMs <= t && t <= tab.toMs)
      .map((tab) => tab.number)
      .join(),
  );
  const openNumbers = new Set(open.split(','));
  return (
    <fieldset className="tab-strip" aria-label="Browser tabs">
      {tabs.map(({ tabId, number }) => (
        <button
          type="button"
          key={tabId}
          aria-pressed={segment?.tabId === tabId}
          disabled={!openNumbers.has(String(number))}
          onClick={() => player.showTab(tabId)}
        >
          Tab {number}
        </button>
      ))}
      <button
        type="button"
        className="follow"
        aria-pressed={chosen === null}
        onClick={() => player.showTab(null)}
      >
        Follow
      </button>
    </fieldset>
  );
}
