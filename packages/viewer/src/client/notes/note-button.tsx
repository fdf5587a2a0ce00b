import { Popover } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { useMay } from '../api/use-may.js';
import type { VisitPlayer } from '../player/visit-player.js';
import { NOTES } from '../strings/take-away.js';
import type { VisitView } from '../visit/visit-view.js';
import { NoteForm, type NoteMoment } from './note-form.js';

interface NoteButtonProps {
  readonly player: VisitPlayer;
  readonly view: VisitView;
}

/** Stops at the moment on show and takes a note on it. */
export function NoteButton({ player, view }: NoteButtonProps): ReactElement | null {
  const [moment, setMoment] = useState<NoteMoment | null>(null);
  const mayAnnotate = useMay('annotate');
  if (!mayAnnotate) return null;
  const open = (): void => {
    player.pause();
    const { segment } = player.state();
    const t = Math.round(player.time());
    setMoment({ sessionId: segment?.sessionId ?? view.sessionId, t, tab: segment?.tabId ?? null });
  };
  return (
    <Popover.Root open={moment !== null} onOpenChange={(isOpen) => (isOpen ? open() : setMoment(null))}>
      <Popover.Trigger className="tool" aria-label={NOTES.addHint} title={NOTES.addHint}>
        <NoteGlyph />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="panel note-panel" sideOffset={6} collisionPadding={8}>
          {moment !== null && <NoteForm moment={moment} onDone={() => setMoment(null)} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

export function NoteGlyph(): ReactElement {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2.500 3.500h11v7.500H8l-3 2.500V11H2.500ZM5 6h6M5 8.500h4" />
    </svg>
  );
}
