'use client';

import { NoticePage } from '@/components/notice-page';

interface Props {
  readonly reset: () => void;
}

export default function ErrorPage({ reset }: Props) {
  return (
    <main id="content" className="notice-frame">
      <NoticePage code="500" title="Something broke on our side">
        <p>Nothing you did is lost. Please try again.</p>
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
      </NoticePage>
    </main>
  );
}
