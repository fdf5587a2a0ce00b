import type { ReactElement } from 'react';
import type { VisitNote } from '../../api/answers.js';
import { NoteText } from './note-text.js';

/** The notes of a visit that cannot be played. */
export function NoteList({ notes }: { readonly notes: readonly VisitNote[] }): ReactElement | null {
  if (notes.length === 0) return null;
  return (
    <ol className="visit-records">
      {notes.map((note) => (
        <li key={note.id} className="moment note">
          <div className="moment-seek">
            <NoteText note={note} />
          </div>
        </li>
      ))}
    </ol>
  );
}
