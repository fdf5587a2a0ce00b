import { run } from './command.mjs';
import { step } from './step.mjs';

/** Builds every package; turbo leaves alone what has not changed. */
export function build() {
  const env = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
  const args = ['turbo', 'run', 'build', '--concurrency=2', '--output-logs=new-only', '--ui=stream'];
  return step('build', () => run('npx', args, { env }));
}
