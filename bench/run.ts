import { parseArgs } from 'node:util';
import { contextVariants } from './src/contexts.ts';
import { measureInTurn } from './src/measure.ts';
import { prepareDatabases } from './src/prepare-databases.ts';
import { writeReport } from './src/report.ts';
import { httpVariants } from './src/variants.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '20' },
    only: { type: 'string' },
  },
});

const load = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  connections: Number(values.connections),
};
const databases = await prepareDatabases();
try {
  const wanted = values.only?.split(',');
  const chosen = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !wanted || wanted.includes(name));
  const http = await measureInTurn(chosen(httpVariants(databases)), load, databases);
  const contexts = await measureInTurn(chosen(contextVariants), load, databases);
  await writeReport({ load, http, contexts, databases });
} finally {
  await databases.stop();
}
