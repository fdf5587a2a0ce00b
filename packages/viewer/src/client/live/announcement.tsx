import { type ReactElement, useEffect, useRef, useState } from 'react';
import { LIVE_TEXT } from '../strings/live.js';

const EVERY_MS = 10_000;

/** Reads out how many came, at most every ten seconds. `count` grows with each. */
export function Announcement({ count }: { readonly count: number }): ReactElement {
  const latest = useRef(count);
  latest.current = count;
  const [text, setText] = useState('');
  useEffect(() => {
    let told = latest.current;
    const timer = setInterval(() => {
      const more = latest.current - told;
      told = latest.current;
      setText(more > 0 ? LIVE_TEXT.arrived(more) : '');
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  );
}
