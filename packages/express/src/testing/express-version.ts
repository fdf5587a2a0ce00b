import express from 'express';

/** Which Express these tests run on; asked of the code itself, so that an alias cannot lie. */
export const expressVersion: '4' | '5.1' | '5.3' = versionOf();

function versionOf(): '4' | '5.1' | '5.3' {
  const [layer] = express.Router().use('/', function probe() {}).stack;
  if (layer !== undefined && 'rawPath' in layer) return '5.3';
  return 'regexp' in (layer ?? {}) ? '4' : '5.1';
}
