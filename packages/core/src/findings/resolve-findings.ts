import { expect } from '../expect-option.js';
import { BUILT_IN_RULES } from './built-in-rules.js';
import type { FindingRule } from './finding-rule.js';
import type { FindingsOptions } from './findings-options.js';
import { type ResolvedWebhook, resolveWebhook } from './resolve-webhook.js';

/** What the host wants found, checked. */
export interface ResolvedFindings {
  readonly rules: readonly FindingRule[];
  readonly onFinding: FindingsOptions['onFinding'] | null;
  /** Where it is sent; url and secret may come later than a build that evaluates the host's module. */
  readonly webhook: (() => ResolvedWebhook) | null;
}

const OPTIONS: readonly string[] = [
  'rules',
  'off',
  'onFinding',
  'webhook',
] satisfies (keyof FindingsOptions)[];
const MOST_RULES = 50;

export function resolveFindings(given: FindingsOptions | false): ResolvedFindings {
  if (given === false) return { rules: [], onFinding: null, webhook: null };
  expect(typeof given === 'object' && given !== null, 'findings', 'an object, or false to look for nothing');
  for (const name of Object.keys(given))
    expect(OPTIONS.includes(name), `findings.${name}`, `left out: there are ${OPTIONS.join(', ')}`);
  const { onFinding = null, webhook } = given;
  expect(onFinding === null || typeof onFinding === 'function', 'findings.onFinding', 'a function');
  return {
    rules: [...builtIn(given.off ?? []), ...checkRules(given.rules ?? [], given.off ?? [])],
    onFinding,
    webhook: webhook === undefined ? null : resolveWebhook(webhook),
  };
}

function builtIn(off: readonly string[]): readonly FindingRule[] {
  const names = BUILT_IN_RULES.map(({ name }) => name);
  const isKnown = Array.isArray(off) && off.every((name) => names.includes(name));
  expect(isKnown, 'findings.off', `an array of names of built-in rules: ${names.join(', ')}`);
  return BUILT_IN_RULES.filter(({ name }) => !off.includes(name));
}

function checkRules(rules: readonly FindingRule[], off: readonly string[]): readonly FindingRule[] {
  const isList = Array.isArray(rules) && rules.length <= MOST_RULES;
  expect(isList, 'findings.rules', `an array of at most ${MOST_RULES} rules`);
  const taken = new Set(BUILT_IN_RULES.map(({ name }) => name).filter((name) => !off.includes(name)));
  rules.forEach((rule, at) => {
    checkRule(rule, `findings.rules[${at}]`);
    expect(!taken.has(rule.name), `findings.rules[${at}].name`, `another than "${rule.name}": a rule has it`);
    taken.add(rule.name);
  });
  return rules;
}

const SEVERITIES: readonly unknown[] = ['low', 'medium', 'high'];

function checkRule(rule: FindingRule, option: string): void {
  expect(
    typeof rule === 'object' && rule !== null,
    option,
    'a rule like { name, title, severity, looksAt, find }',
  );
  const { name, title, severity, when = 'stored', looksAt, find } = rule;
  const isName = typeof name === 'string' && /^[a-z][a-z0-9_]{0,47}$/.test(name);
  expect(isName, `${option}.name`, "in snake_case, at most 48 characters, like 'refund_at_night'");
  const isTitle = typeof title === 'string' && title.trim() !== '' && title.length <= 100;
  expect(isTitle, `${option}.title`, 'a text of at most 100 characters');
  expect(SEVERITIES.includes(severity), `${option}.severity`, "'low', 'medium' or 'high'");
  expect(when === 'stored' || when === 'judged', `${option}.when`, "'stored' or 'judged'");
  expect(
    typeof looksAt === 'function',
    `${option}.looksAt`,
    'a function of a record that answers true or false',
  );
  expect(typeof find === 'function', `${option}.find`, 'a function of a record and its history');
}
