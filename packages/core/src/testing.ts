export type {
  AdapterUnderTest,
  Answer,
  AppInUse,
  Call,
  Scenario,
  SendOptions,
  ServedApp,
  ServeOptions,
} from './testing/adapter-contract.js';
export { adapterContract, openApp } from './testing/adapter-contract.js';
export { storageContract } from './testing/storage-contract.js';
