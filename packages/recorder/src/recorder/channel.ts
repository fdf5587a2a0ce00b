import type { SessionAnswer } from '@auditreel/core/protocol';

/** What the tabs of a browser tell each other. */
export type TabMessage =
  | { readonly kind: 'session'; readonly previousId: string; readonly session: SessionAnswer }
  | { readonly kind: 'active'; readonly sessionId: string }
  | { readonly kind: 'forget' };

/** A line to the other tabs that can be hung up, because an open one keeps a page out of the bfcache. */
export interface TabChannel {
  post(message: TabMessage): void;
  open(): void;
  close(): void;
}

/** Opens the line. */
export function createChannel(base: string, onMessage: (message: TabMessage) => void): TabChannel {
  let channel: BroadcastChannel | null = null;
  const open = (): void => {
    channel ??= new BroadcastChannel(`auditreel:${base}`);
    channel.onmessage = (event: MessageEvent<TabMessage>) => onMessage(event.data);
  };
  open();
  return {
    post: (message) => channel?.postMessage(message),
    open,
    close: () => {
      channel?.close();
      channel = null;
    },
  };
}
