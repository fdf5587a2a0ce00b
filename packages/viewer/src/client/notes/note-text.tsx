import type { ReactElement } from 'react';
import type { VisitNote } from '../../api/answers.js';
import { FateTag } from '../fate/fate-tag.js';
import { actorName } from '../records/record-names.js';
import { NOTES } from '../strings/take-away.js';
import { Outside } from '../text/outside.js';
import { clock, dateTime } from '../text/times.js';
import { NoteGlyph } from './note-button.js';

/** A note in the order of a visit: what it says, who wrote it, and when. */
export function NoteText({ note }: { readonly note: VisitNote }): ReactElement {
  return (
    <>
      <NoteGlyph />
      <span className="clock">{clock(note.t)}</span>
      <span className="note-text">
        <span className="unseen">{NOTES.note}: </span>
        {note.text === null ? <FateTag fate="erased" /> : <Lines text={note.text} />}
        <span className="faint note-by">
          <Outside value={actorName(note)} /> · {dateTime(note.time)}
        </span>
      </span>
    </>
  );
}

/** Line by line, because a line break within a value from outside would show as what it is. */
function Lines({ text }: { readonly text: string }): readonly ReactElement[] {
  return text.split(/\r?\n/).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
    <span className="note-line" key={index}>
      <Outside value={line} />
    </span>
  ));
}
