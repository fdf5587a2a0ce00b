import { OptionsError } from './errors.js';

/** @throws OptionsError that says what the option must be */
export function expect(holds: boolean, option: string, wanted: string): void {
  if (!holds) throw new OptionsError(option, `createAudit({ ${option} }) must be ${wanted}.`);
}

export function checkFunction<F>(value: F | undefined, option: string): F | undefined {
  expect(value === undefined || typeof value === 'function', option, 'a function');
  return value;
}
