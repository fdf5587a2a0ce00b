import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../api/use-may.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { SHARE_TIMES, SHARES } from '../strings/take-away.js';
import { Outside } from '../text/outside.js';
import { MadeLink } from './made-link.js';
import { useMakeShare } from './use-shares.js';

const DAY = 86_400_000;

/** Makes a link to a path below the mount, for a time. */
export function ShareForm({ path }: { readonly path: string }): ReactElement | null {
  const [expiresIn, setExpiresIn] = useState(DAY);
  const [note, setNote] = useState('');
  const making = useMakeShare();
  const mayShare = useMay('share');
  if (!mayShare) return null;
  if (making.data !== undefined) return <MadeLink share={making.data} />;
  const make = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate({ path, expiresIn, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  };
  return (
    <form className="share-form" onSubmit={make}>
      <h2>{SHARES.formTitle}</h2>
      <label>
        {SHARES.note}
        <input
          className="field"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div className="share-line">
        <label>
          {SHARES.lasts}
          <select
            className="field"
            value={expiresIn}
            onChange={(event) => setExpiresIn(Number(event.target.value))}
          >
            {SHARE_TIMES.map(({ word, ms }) => (
              <option key={ms} value={ms}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button" disabled={making.isPending}>
          {making.isPending ? SHARES.making : SHARES.make}
        </button>
      </div>
      <p className="hint">
        {SHARES.hint} <Link to={pathTo.shares()}>{SHARES.all}</Link>
      </p>
      {making.error !== null && (
        <p className="problem" role="alert">
          <Outside value={making.error.message} />
        </p>
      )}
    </form>
  );
}
