import { type ReactElement, useEffect, useState } from 'react';
import { PRINT } from '../strings/take-away.js';
import { dateTime, utc } from '../text/times.js';

/** On paper only: where it was printed from, and when. */
export function PrintLine(): ReactElement {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tell = (): void => setNow(Date.now());
    addEventListener('beforeprint', tell);
    return () => removeEventListener('beforeprint', tell);
  }, []);
  return (
    <p className="print-line" aria-hidden="true">
      {PRINT.printed} {dateTime(now)} ({utc(now)}) · {location.href}
    </p>
  );
}
