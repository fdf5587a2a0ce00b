export type {
  AdapterUnderTest,
  Answer,
  Call,
  Scenario,
  ServedApp,
  ServeOptions,
} from './testing/adapter-contract.js';
export { adapterContract } from './testing/adapter-contract.js';
export { storageContract } from './testing/storage-contract.js';
