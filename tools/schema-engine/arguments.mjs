/**
 * What Prisma's CLI passes to its engine on the command line.
 *
 * @param {readonly string[]} argv
 */
export function parseArguments(argv) {
  const parsed = { datamodels: [], datasource: {}, command: 'serve' };
  for (let index = 0; index < argv.length; index += 1) {
    const name = argv[index];
    if (name === '--version') parsed.command = 'version';
    else if (name === 'cli') parsed.command = argv[++index];
    else if (name === '--datamodels') parsed.datamodels.push(argv[++index]);
    else if (name === '--datasource') parsed.datasource = JSON.parse(argv[++index]);
    else if (name === '--enabled-preview-features' || name === '--extension-types') index += 1;
    else throw new Error(`Unknown argument ${name}: this stand-in was written for Prisma 7.`);
  }
  return parsed;
}
