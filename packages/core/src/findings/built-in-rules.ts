import type { FindingRule } from './finding-rule.js';
import { deniedThenGranted } from './rules/denied-then-granted.js';
import { failedThenSuccess } from './rules/failed-then-success.js';
import { impersonation } from './rules/impersonation.js';
import { massExport } from './rules/mass-export.js';
import { newDevice } from './rules/new-device.js';
import { repeatedFailure } from './rules/repeated-failure.js';
import { unwitnessedChange } from './rules/unwitnessed-change.js';

/** The rules that run unless the host takes them away. */
export const BUILT_IN_RULES: readonly FindingRule[] = [
  unwitnessedChange,
  massExport,
  failedThenSuccess,
  deniedThenGranted,
  newDevice,
  impersonation,
  repeatedFailure,
];
