export { clsHookedContext } from './context/cls-hooked-context.js';
