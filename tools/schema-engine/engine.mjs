#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArguments } from './arguments.mjs';
import { commandsOf } from './commands.mjs';
import { openDatabase } from './database.mjs';
import { serve } from './rpc.mjs';

const CODES = {
  AuthenticationFailed: 'P1000',
  DatabaseNotReachable: 'P1001',
  DatabaseDoesNotExist: 'P1003',
  DatabaseAccessDenied: 'P1010',
};

const { datamodels, datasource, command } = parseArguments(process.argv.slice(2));

try {
  if (command === 'version') process.stdout.write('schema-engine-stand-in 7.10\n');
  else if (command === 'serve') await serveRequests();
  else await runCommand(await openDatabase(datasource, []));
  process.exit(0);
} catch (error) {
  report(error);
  process.exit(1);
}

async function serveRequests() {
  const files = datamodels.map((path) => [path, readFileSync(path, 'utf8')]);
  const open = (schemas) => openDatabase(datasource, schemas);
  const log = (line) => process.stderr.write(`${line.trimEnd()}\n`);
  await serve({ input: process.stdin, output: process.stdout }, commandsOf(files, open, log));
}

async function runCommand(database) {
  if (command === 'create-database') return database.create();
  if (command !== 'can-connect-to-database') throw new Error(`Unknown command ${command}.`);
  if (await database.exists()) return;
  const message = `Database \`${database.label}\` does not exist`;
  throw Object.assign(new Error(message), { code: 'P1003' });
}

/** The CLI skips the first line, and reads the rest as JSON. */
function report(error) {
  const fields = {
    error_code: error.code?.startsWith?.('P1') ? error.code : CODES[error.cause?.kind],
    message: error.message,
  };
  const lines = [
    { level: 'INFO', target: 'schema_engine', fields: { message: 'Schema engine stand-in' } },
    { level: 'ERROR', target: 'schema_engine::logger', fields },
  ];
  process.stderr.write(lines.map((line) => JSON.stringify(line)).join('\n'));
}
