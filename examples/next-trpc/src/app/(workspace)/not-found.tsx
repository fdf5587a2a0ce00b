import Link from 'next/link';
import { NoticePage } from '@/components/notice-page';

export default function NotFoundPage() {
  return (
    <NoticePage code="404" title="There is nothing here">
      <p>Maybe it was deleted, or the link has a typo.</p>
      <Link className="button" href="/projects">
        All projects
      </Link>
    </NoticePage>
  );
}
