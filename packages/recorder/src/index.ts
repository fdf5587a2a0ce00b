export type { RecorderOptions } from './start-recorder.js';
export { startRecorder } from './start-recorder.js';
