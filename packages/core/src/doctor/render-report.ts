import type { Check } from './check.js';
import type { Finding, Level } from './finding.js';
import { amountOf } from './host/in-words.js';

const SIGNS: Readonly<Record<Level, string>> = { ok: '✓', note: '·', warning: '!', problem: '✗' };

/** The findings for people: a section a check, what is wrong with its id, and below it what mends it. */
export function renderReport(checks: readonly Check[], findings: readonly Finding[]): string {
  const width = Math.max(...checks.map(({ title }) => title.length));
  const titles = new Map(checks.map(({ name, title }) => [name, title]));
  const lines = findings.flatMap((finding, index) => {
    const before = findings[index - 1];
    const title = before?.check === finding.check ? '' : (titles.get(finding.check) ?? finding.check);
    // What mends several at once is shown once.
    const mend = before?.mend === finding.mend ? null : finding.mend;
    return entry({ ...finding, mend }, title.padEnd(width));
  });
  return [...lines, '', summaryOf(findings)].join('\n');
}

function entry({ level, id, says, mend }: Finding, title: string): readonly string[] {
  const isWrong = level === 'warning' || level === 'problem';
  const [first = '', ...more] = `${says}${isWrong ? `  [${id}]` : ''}`.split('\n').filter(isFilled);
  const indent = ' '.repeat(title.length + 4);
  return [
    `${title}  ${SIGNS[level]} ${first}`,
    ...more.map((line) => indent + line),
    ...(mend ?? '')
      .split('\n')
      .filter(isFilled)
      .map((line) => `${indent}→ ${line}`),
  ];
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (problems + warnings === 0) return 'All is well, as far as could be looked.';
  return `${amountOf(problems, 'problem')}, ${amountOf(warnings, 'warning')}.`;
}
