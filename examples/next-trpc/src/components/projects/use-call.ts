'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useToast } from '@/components/toasts';
import { messageOf } from '@/trpc/client';

interface Call {
  readonly send: () => Promise<unknown>;
  readonly done?: string;
  /** Where to go once it has worked. */
  readonly next?: string;
  /** Runs in the transition, before the call: for what is shown until the server has answered. */
  readonly optimistic?: () => void;
}

/** Sends a call, tells how it ended, and has the page show what is so now. */
export function useCall(): readonly [isPending: boolean, call: (call: Call) => void] {
  const router = useRouter();
  const toast = useToast();
  const [isPending, startTransition] = useTransition();

  function call({ send, done, next, optimistic }: Call) {
    startTransition(async () => {
      optimistic?.();
      try {
        await send();
        if (done !== undefined) toast(done);
        if (next !== undefined) return startTransition(() => router.push(next));
      } catch (error) {
        toast(messageOf(error), 'bad');
      }
      startTransition(() => router.refresh());
    });
  }
  return [isPending, call];
}
