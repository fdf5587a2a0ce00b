import { describe } from 'vitest';
import {
  CHANGE_CASES,
  DATABASE_CASES,
  GUARD_CASES,
  MIGRATION_CASES,
  SCHEMA_CASES,
} from './cases/schema-cases.ts';
import { AUDIT_CASES, PACKAGE_CASES, SECRET_CASES } from './cases/set-up-cases.ts';
import { SPOOL_CASES } from './cases/spool-cases.ts';
import { diagnose } from './diagnose.ts';

describe('what is wrong with the packages', () => diagnose(PACKAGE_CASES));
describe('what is wrong with the audit', () => diagnose(AUDIT_CASES));
describe('what is wrong with the secret', () => diagnose(SECRET_CASES));
describe('what is wrong with the schema', () => diagnose(SCHEMA_CASES));
describe('what is wrong with the database', () => diagnose(DATABASE_CASES));
describe('what is wrong with the migrations', () => diagnose(MIGRATION_CASES));
describe('what is wrong with the guard', () => diagnose(GUARD_CASES));
describe('what is wrong with the changes', () => diagnose(CHANGE_CASES));
describe('what is wrong with the spool', () => diagnose(SPOOL_CASES));
