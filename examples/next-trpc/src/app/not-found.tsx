import Link from 'next/link';
import { NoticePage } from '@/components/notice-page';

export default function NotFoundPage() {
  return (
    <main id="content" className="notice-frame">
      <NoticePage code="404" title="There is nothing here">
        <p>The link may have a typo.</p>
        <Link className="button" href="/">
          Back to the overview
        </Link>
      </NoticePage>
    </main>
  );
}
