import { createRequire } from 'node:module';
import 'router22';

const { cache, resolve } = createRequire(import.meta.url);

// Express 5.1 as it was when it came out, with the router that published nothing yet.
const older = cache[resolve('router22')];
if (older === undefined) throw new Error('router22 was not loaded');
cache[resolve('router', { paths: [resolve('express51')] })] = older;
