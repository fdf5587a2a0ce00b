import { DEFAULT_PATH, RECORDER_SYMBOL, type RecorderHandle } from '@auditreel/core/protocol';
import type { LoadDetails } from './details/seam.js';
import { installStub, refusal } from './stub/install.js';

/** How the recorder is started from a module. */
export interface RecorderOptions {
  /** Where ingest is: a path of this origin, or an absolute address. @default '/api/auditreel' */
  readonly path?: string;
  /** Asked before and during recording; false stops it and clears what was kept. @default () => true */
  readonly consent?: () => boolean;
}

/**
 * Starts tagging and recording this page; started twice, it is the same recorder. Null where it must not run.
 * @example
 * import { startRecorder } from '@auditreel/recorder';
 * startRecorder({ consent: () => localStorage.getItem('consent') === 'yes' });
 */
export function startRecorder(options: RecorderOptions = {}): RecorderHandle | null {
  if (typeof document === 'undefined') return null;
  const running = (globalThis as { [RECORDER_SYMBOL]?: RecorderHandle })[RECORDER_SYMBOL];
  if (running) return running;
  const refused = refusal();
  if (refused) {
    console.info(`[auditreel] ${refused}`);
    return null;
  }
  return installStub({
    base: new URL(options.path ?? DEFAULT_PATH, location.href).href.replace(/\/$/, ''),
    consent: options.consent ?? (() => true),
    load: (stub) =>
      void import('./recorder/run.js').then(({ runRecorder }) => runRecorder(stub, loadDetails)),
  });
}

const loadDetails: LoadDetails = async (seam) => {
  const { runDetails } = await import('./details/run-details.js');
  return runDetails(seam);
};
