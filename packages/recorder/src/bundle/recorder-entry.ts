import { runRecorder } from '../recorder/run.js';

const stub = globalThis.auditreelStub;
globalThis.auditreelStub = undefined;
if (stub) runRecorder(stub);
