#!/usr/bin/env node
import { chaos } from './run/chaos.mjs';
import { check } from './run/check.mjs';
import { fuzz } from './run/fuzz.mjs';
import { ensureInstalled } from './run/install.mjs';
import { start } from './run/start.mjs';
import { test } from './run/test.mjs';

const jobs = { install: ensureInstalled, start, test, check, fuzz, chaos };
const [name, ...rest] = process.argv.slice(2);
const job = jobs[name];

if (job === undefined) {
  console.error(`Usage: node tools/run.mjs ${Object.keys(jobs).join('|')}`);
  process.exit(2);
}

try {
  process.exitCode = (await job(rest)) ?? 0;
} catch (error) {
  console.error(`\n${error.stack ?? error}`);
  process.exitCode = 1;
}
