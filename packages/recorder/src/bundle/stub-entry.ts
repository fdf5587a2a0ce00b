import { RECORDER_SYMBOL } from '@auditreel/core/protocol';
import { installStub, refusal } from '../stub/install.js';
import type { Stub } from '../stub/stub.js';

/** Hash of the lazy script; set when the bundle is built. */
declare const __RECORDER_HASH__: string;

declare global {
  /** Where the stub waits for the lazy script. */
  var auditreelStub: Stub | undefined;
}

function main(): void {
  const script = document.currentScript as HTMLScriptElement | null;
  if (!script || RECORDER_SYMBOL in globalThis) return;
  const refused = refusal();
  if (refused) {
    console.info(`[auditreel] ${refused}`);
    return;
  }
  const base = script.src.slice(0, script.src.lastIndexOf('/'));
  const { consent } = script.dataset;
  installStub({
    base,
    consent: consent ? () => callGlobal(consent) : () => true,
    load: (stub) => {
      globalThis.auditreelStub = stub;
      const lazy = document.createElement('script');
      lazy.src = `${base}/recorder-${__RECORDER_HASH__}.js`;
      lazy.async = true;
      if (script.nonce) lazy.nonce = script.nonce;
      document.head.append(lazy);
    },
  });
}

/** The host's consent function by its global name; as long as there is none, nobody consented. */
function callGlobal(name: string): boolean {
  const found = (globalThis as Record<string, unknown>)[name];
  return typeof found === 'function' && found() === true;
}

main();
