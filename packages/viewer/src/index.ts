export { createViewer } from './server/create-viewer.js';
