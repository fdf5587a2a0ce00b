import { expect, it } from 'vitest';
import { isMutating, kindOf, outcomeOf, reasonOf } from './classify.js';

it.each([
  ['POST', true, 'create'],
  ['PUT', true, 'update'],
  ['PATCH', true, 'update'],
  ['DELETE', true, 'delete'],
  ['PROPFIND', true, 'other'],
  ['constructor', true, 'other'],
  ['GET', false, 'read'],
  ['HEAD', false, 'read'],
  ['OPTIONS', false, 'other'],
  ['TRACE', false, 'other'],
])('%s: mutating %s, kind %s', (method, mutating, kind) => {
  expect(isMutating(method)).toBe(mutating);
  expect(kindOf(method)).toBe(kind);
});

it.each([
  [{ statusCode: 201 }, 'success', null],
  [{ statusCode: 302 }, 'success', null],
  [{ statusCode: 401 }, 'denied', 'UNAUTHORIZED'],
  [{ statusCode: 403 }, 'denied', 'FORBIDDEN'],
  [{ statusCode: 404 }, 'failure', null],
  [{ statusCode: 500, error: new TypeError('secret') }, 'failure', 'TypeError'],
  [{ statusCode: 500, error: { code: 'P2002', message: 'x' } }, 'failure', 'P2002'],
  [{ statusCode: 500, error: { code: 'has spaces', name: 'no good!' } }, 'failure', 'ERROR'],
  [{ statusCode: 500, error: 'text' }, 'failure', 'ERROR'],
  [{ statusCode: 200, aborted: true }, 'unknown', 'ABORTED'],
  [{ statusCode: null, timedOut: true }, 'unknown', 'TIMEOUT'],
  [{ statusCode: null }, 'unknown', null],
])('%o ends as %s for %s', (end, outcome, reason) => {
  expect(outcomeOf(end)).toBe(outcome);
  expect(reasonOf(end)).toBe(reason);
});
