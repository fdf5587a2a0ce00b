import { parseArgs } from 'node:util';
import { exitCodeOf } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { fromRoot } from './paths.mjs';

/** `npm run fuzz -- --minutes 10`: random input for as long as that; `--seed` repeats a run that found something. */
export async function fuzz(args) {
  const { values } = parseArgs({
    args,
    options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
  });
  await ensureInstalled();
  const env = {
    AUDITREEL_FUZZ_MINUTES: values.minutes,
    ...(values.seed === undefined ? {} : { AUDITREEL_FUZZ_SEED: values.seed }),
  };
  return exitCodeOf('npx', ['vitest', 'run', 'src/recording/fuzz'], { cwd: fromRoot('packages/core'), env });
}
