export { instrument } from './instrument.js';
export { noteRequestError } from './note-request-error.js';
