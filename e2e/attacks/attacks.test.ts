import { afterAll, beforeAll, describe } from 'vitest';
import { sessionAttacks } from './session-attacks.js';
import { openTarget, type Target } from './target.js';
import { uploadAttacks } from './upload-attacks.js';

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
