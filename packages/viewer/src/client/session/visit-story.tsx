import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { VisitNote } from '../../api/answers.js';
import { NoteText } from '../notes/note-text.js';
import { useAtPlayhead, type VisitPlay } from '../player/use-visit-player.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { SignalGlyph } from '../signals/signal-glyph.js';
import { SignalText } from '../signals/signal-text.js';
import { useScan } from '../signals/use-scan.js';
import { PLAYER } from '../strings/player.js';
import { clock } from '../text/times.js';
import { WitnessBadge } from '../ui/badges.js';
import { indexAt, type Moment } from '../visit/moments.js';
import { type StoryItem, storyItems } from '../visit/story-items.js';
import { MomentText } from './moment-text.js';
import { ScanNote } from './scan-note.js';

interface VisitStoryProps {
  readonly play: VisitPlay;
  readonly moments: readonly Moment[];
  readonly notes: readonly VisitNote[];
}

/** The records, signals and notes of the visit in one order, in step with the playhead; a click goes to the moment. */
export function VisitStory({ play: { player, scan }, moments, notes }: VisitStoryProps): ReactElement {
  const { signals } = useScan(scan);
  const items = useMemo(() => storyItems(moments, signals, notes), [moments, signals, notes]);
  const current = useAtPlayhead(player, (t) => indexAt(items, t + 1));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.children[Math.max(0, current)];
    if (list.current !== null && row instanceof HTMLElement) keepInSight(list.current, row);
  }, [current]);
  return (
    <>
      {items.length === 0 ? (
        <p className="hint">{PLAYER.noStory}</p>
      ) : (
        <ol className="visit-records" ref={list}>
          {items.map((item, index) => (
            <ItemRow
              key={item.id}
              item={item}
              place={index === current ? 'current' : index < current ? 'past' : 'future'}
              onSeek={() => player.seek(item.t, { tab: tabOf(item) })}
            />
          ))}
        </ol>
      )}
      <ScanNote scan={scan} />
    </>
  );
}

interface ItemRowProps {
  readonly item: StoryItem;
  readonly place: 'past' | 'current' | 'future';
  readonly onSeek: () => void;
}

function ItemRow({ item, place, onSeek }: ItemRowProps): ReactElement {
  const tone = item.kind === 'record' ? item.moment.record.outcome : item.kind;
  return (
    <li className={`moment ${place} ${tone}`} aria-current={place === 'current' ? 'step' : undefined}>
      <button type="button" className="moment-seek" onClick={onSeek}>
        <ItemText item={item} />
      </button>
      {item.kind === 'record' && <RecordLinks moment={item.moment} />}
    </li>
  );
}

function ItemText({ item }: { readonly item: StoryItem }): ReactElement {
  switch (item.kind) {
    case 'record':
      return <MomentText moment={item.moment} />;
    case 'note':
      return <NoteText note={item.note} />;
    case 'signal':
      return (
        <>
          <SignalGlyph kind={item.signal.kind} />
          <span className="clock">{clock(item.t)}</span>
          <SignalText signal={item.signal} />
        </>
      );
  }
}

function RecordLinks({ moment: { record } }: { readonly moment: Moment }): ReactElement {
  return (
    <>
      <WitnessBadge record={record} plain />
      <Link to={pathTo.record(record.id)} className="open-record" title="Open the record">
        Open
      </Link>
    </>
  );
}

function tabOf(item: StoryItem): string | null {
  if (item.kind === 'record') return item.moment.tabId;
  return item.kind === 'note' ? item.note.tabId : item.signal.tabId;
}

/** Scrolls the list only, never the page. */
function keepInSight(list: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top + row.offsetHeight > list.scrollTop + list.clientHeight) {
    list.scrollTop = top - list.clientHeight / 3;
  }
}
