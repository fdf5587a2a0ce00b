'use client';

import { useCall } from '@/components/projects/use-call';
import { trpc } from '@/trpc/client';

export function RestoreButton({ id, name }: { readonly id: string; readonly name: string }) {
  const [isPending, call] = useCall();
  return (
    <button
      type="button"
      className="link-button"
      disabled={isPending}
      aria-label={`Bring back ${name}`}
      onClick={() =>
        call({ send: () => trpc.project.restore.mutate({ id }), done: `${name} is back on the table.` })
      }
    >
      Bring back
    </button>
  );
}
