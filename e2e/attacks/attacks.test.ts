import { afterAll, beforeAll, describe } from 'vitest';
import { aftermath } from './aftermath.js';
import { floodAttacks } from './flood-attacks.js';
import { hostileHttp } from './hostile-http.js';
import { hostileValues } from './hostile-values.js';
import { plantedSecrets } from './planted-secrets.js';
import { sessionAttacks } from './session-attacks.js';
import { openTarget, type Target } from './target.js';
import { uploadAttacks } from './upload-attacks.js';
import { viewerAttacks } from './viewer-attacks.js';

let shop: Target;
const target = (): Target => shop;

beforeAll(async () => {
  shop = await openTarget();
});

afterAll(async () => {
  await shop?.close();
});

describe('session tokens', () => sessionAttacks(target));
describe('uploads', () => uploadAttacks(target));
describe('floods', () => floodAttacks(target));
describe('the viewer', () => viewerAttacks(target));
describe('hostile values', () => hostileValues(target));
describe('hostile HTTP', () => hostileHttp(target));
describe('planted secrets', () => plantedSecrets(target));
describe('after all of them', () => aftermath(target));
