import { describe } from 'vitest';
import { INGEST_CASES, PAGE_CASES, POLICY_CASES } from './cases/page-cases.ts';
import {
  CLOCK_CASES,
  PROXY_CASES,
  RECORD_CASES,
  RECORDING_CASES,
  RETENTION_CASES,
} from './cases/running-cases.ts';
import { diagnose } from './diagnose.ts';

describe('what is wrong with the clocks', () => diagnose(CLOCK_CASES));
describe('what is wrong with the records', () => diagnose(RECORD_CASES));
describe('what is wrong with the proxy', () => diagnose(PROXY_CASES));
describe('what is wrong with the recordings', () => diagnose(RECORDING_CASES));
describe('what is wrong with retention', () => diagnose(RETENTION_CASES));
describe('what is wrong with the page', () => diagnose(PAGE_CASES));
describe('what is wrong with the ingest', () => diagnose(INGEST_CASES));
describe('what is wrong with the policy', () => diagnose(POLICY_CASES));
