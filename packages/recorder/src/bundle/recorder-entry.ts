import type { Details, Seam } from '../details/seam.js';
import { runRecorder } from '../recorder/run.js';

/** Hash of the details' script; set when the bundle is built. */
declare const __DETAILS_HASH__: string;

declare global {
  /** Where the lazy part leaves what the details need, and finds them once they run. */
  var auditreelDetails: { readonly seam: Seam; details?: Details } | undefined;
}

const { nonce } = document.currentScript as HTMLScriptElement;
const stub = globalThis.auditreelStub;
globalThis.auditreelStub = undefined;
if (stub) {
  runRecorder(stub, (seam) => {
    const place: NonNullable<typeof globalThis.auditreelDetails> = { seam };
    globalThis.auditreelDetails = place;
    return new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = `${stub.base}/recorder-details-${__DETAILS_HASH__}.js`;
      script.async = true;
      if (nonce) script.nonce = nonce;
      // Without them the recording is a plainer one.
      script.onload = script.onerror = () => resolve(place.details);
      document.head.append(script);
    });
  });
}
