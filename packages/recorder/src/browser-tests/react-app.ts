import type { RecorderHandle } from '@auditreel/core/protocol';
import { createElement, type ReactNode, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useAuditRecorder } from '../react.js';

/** What the test looks at from outside. */
export interface MountedApp {
  /** The hook's answer at each render. */
  readonly handles: readonly (RecorderHandle | null)[];
  unmount(): void;
}

const handles: (RecorderHandle | null)[] = [];

function Shop(): ReactNode {
  const handle = useAuditRecorder();
  const [bought, setBought] = useState(0);
  handles.push(handle);
  const buy = (): void => {
    setBought(bought + 1);
    void fetch('/orders', { method: 'POST' });
  };
  return createElement('button', { type: 'button', onClick: buy }, `Bought ${bought}`);
}

/** Renders a shop of one button, under StrictMode. */
export function mountApp(place: Element): MountedApp {
  const root = createRoot(place);
  root.render(createElement(StrictMode, null, createElement(Shop)));
  return { handles, unmount: () => root.unmount() };
}
