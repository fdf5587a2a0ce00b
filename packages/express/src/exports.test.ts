import { expect, it } from 'vitest';
import * as entry from './index.js';

it('the exported names are these', () => {
  expect(Object.keys(entry).sort()).toEqual(['auditMiddleware', 'audited', 'mount']);
});
