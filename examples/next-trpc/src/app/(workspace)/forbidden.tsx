import Link from 'next/link';
import { NoticePage } from '@/components/notice-page';

export default function ForbiddenPage() {
  return (
    <NoticePage code="403" title="This is for owners and admins">
      <p>You can see what the team works on, but not change who does it. Ask an owner if you need to.</p>
      <Link className="button" href="/">
        Back to the overview
      </Link>
    </NoticePage>
  );
}
