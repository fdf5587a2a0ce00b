import { expect, it } from 'vitest';
import { lintSnippets, type Snippet } from './lint-snippets.ts';

const refused: readonly (readonly [...Snippet, reason: string])[] = [
  ['packages/express/src/a.ts', "import { x } from '@auditreel/viewer';", 'the host composes them'],
  ['packages/express/src/a.ts', "export { x } from '@auditreel/next/node';", 'the host composes them'],
  ['packages/express/src/a.ts', "const x = await import('@auditreel/trpc');", 'the host composes them'],
  ['packages/express/src/a.ts', "import type { X } from '@auditreel/core/protocol';", 'nothing deeper'],
  ['packages/express/src/a.ts', "const x = await import('@auditreel/core/prisma');", 'nothing deeper'],
  ['packages/express/src/a.ts', "import { x } from '@auditreel/recorder';", 'nothing deeper'],
  ['packages/express/src/a.ts', "import '../../core/src/writer/writer.js';", 'by their name'],
  ['packages/express/src/a.ts', "await import('../../../packages/core/dist/index.mjs');", 'by their name'],
  ['packages/express/src/a.ts', "import { PrismaClient } from '@prisma/client';", 'nothing imports Prisma'],
  ['packages/express/src/a.ts', "import { record } from '@rrweb/record';", 'know rrweb'],
  ['packages/trpc/src/a.ts', "import { x } from '@auditreel/core/protocol';", 'nothing deeper'],
  ['packages/trpc/src/client.ts', "import { x } from './audit-plugin.js';", 'browser code'],
  ['packages/trpc/src/client/a.ts', "import { x } from '@auditreel/core/adapter';", 'browser code'],
  ['packages/trpc/src/client/a.ts', "import type { X } from 'node:http';", 'browser code'],
  ['packages/trpc/src/client/a.ts', "import { x } from '@auditreel/recorder';", 'browser code'],
  ['packages/viewer/src/server/a.ts', "import { x } from '@auditreel/express';", 'the host composes them'],
  ['packages/viewer/src/server/a.ts', "import { Replayer } from '@rrweb/replay';", 'know rrweb'],
  ['packages/viewer/src/server/a.ts', "import { x } from '../client/main.js';", 'never imports the client'],
  ['packages/viewer/src/client/a.tsx', "await import('node:fs');", 'browser code'],
  ['packages/viewer/src/client/a.tsx', "import { x } from '../server/viewer-app.js';", 'browser code'],
  ['packages/recorder/src/a.ts', "import { x } from '@auditreel/core';", 'safe in a browser'],
  ['packages/recorder/src/a.ts', "await import('@rrweb/replay');", 'made of @rrweb/record'],
  ['packages/recorder/src/a.ts', "import { gzipSync } from 'node:zlib';", 'no Node.js there'],
  ['packages/core/src/writer/a.ts', "import { x } from '../prisma/columns.js';", 'through the ports'],
  ['packages/core/src/writer/a.ts', "await import('../prisma.js');", 'through the ports'],
  ['packages/core/src/writer/a.ts', "import { x } from '@auditreel/express';", 'Core is at the bottom'],
  [
    'packages/core/src/prisma/a.ts',
    "import type { Prisma } from '@prisma/client';",
    'nothing imports Prisma',
  ],
  ['packages/core/src/prisma/a.ts', "import { record } from 'rrweb';", 'know rrweb'],
  ['packages/core/src/protocol/a.ts', "import { x } from 'node:crypto';", 'runs in the browser too'],
  ['packages/core/src/protocol/a.ts', "import { x } from '../record/redact.js';", 'runs in the browser too'],
  ['packages/core/src/protocol/a.ts', "await import('zod');", 'runs in the browser too'],
  ['packages/express/src/a.test.ts', "import '../../core/src/writer/writer.js';", 'by their name'],
];

const hidden: readonly Snippet[] = [
  ['packages/express/src/a.ts', 'const x = await import(`@auditreel/viewer`);'],
  ['packages/express/src/a.ts', "const x = await import('@auditreel' + '/viewer');"],
  ['packages/core/src/writer/a.ts', "const x = require('@prisma/client');"],
  ['packages/viewer/src/server/a.ts', "type X = import('@auditreel/express').Options;"],
];

const allowed: readonly Snippet[] = [
  ['packages/express/src/a.ts', "import { x } from '@auditreel/core';"],
  ['packages/express/src/a.ts', "import { x } from '@auditreel/core/adapter';"],
  ['packages/express/src/a.ts', "const x = await import('@auditreel/recorder/script');"],
  ['packages/express/src/a.test.ts', "import { x } from '@auditreel/core/testing';"],
  ['packages/trpc/src/client/a.ts', "import { x } from '@auditreel/core/protocol';"],
  ['packages/trpc/src/client/a.ts', "import type { getFetch } from '@trpc/client';"],
  ['packages/viewer/src/client/a.tsx', "import { Replayer } from '@rrweb/replay';"],
  ['packages/viewer/src/server/a.ts', "import { x } from '@auditreel/core/adapter';"],
  ['packages/recorder/src/a.ts', "import { record } from '@rrweb/record';"],
  ['packages/recorder/src/a.ts', "import { x } from '@auditreel/core/protocol';"],
  ['packages/core/src/prisma.ts', "export { x } from './prisma/prisma-storage.js';"],
  ['packages/core/src/writer/a.ts', "import { x } from '../storage/ports.js';"],
  ['packages/core/src/protocol/a.ts', "import { x } from './names.js';"],
];

const findings = lintSnippets([...refused, ...hidden, ...allowed].map(([path, source]) => [path, source]));
const found = (path: string, source: string): readonly string[] => findings.get(`${path} ${source}`) ?? [];

it.each(refused)('%s may not hold: %s', (path, source, reason) => {
  expect(found(path, source)).toEqual([expect.stringContaining(reason)]);
});

it.each(hidden)('%s may not hide an import from the rules: %s', (path, source) => {
  expect(found(path, source)).toEqual([expect.stringContaining('Name the module as a plain string')]);
});

it.each(allowed)('%s may hold: %s', (path, source) => {
  expect(found(path, source)).toEqual([]);
});
