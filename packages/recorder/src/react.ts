import type { RecorderHandle } from '@auditreel/core/protocol';
import { useEffect, useState } from 'react';
import { type RecorderOptions, startRecorder } from './start-recorder.js';

/**
 * Starts the recorder once the component is mounted; the handle is null before that and where it must not run.
 * Unmounting does not stop it: a recording belongs to the page, not to a component.
 * @example
 * function App() {
 *   useAuditRecorder();
 *   return <Routes />;
 * }
 */
export function useAuditRecorder(options: RecorderOptions = {}): RecorderHandle | null {
  const [handle, setHandle] = useState<RecorderHandle | null>(null);
  // The options of the first render count: a running recorder keeps its set-up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setHandle(startRecorder(options)), []);
  return handle;
}
