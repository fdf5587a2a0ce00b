import { expect, inject, it } from 'vitest';
import { LEVELS } from '../../packages/core/src/doctor/levels.ts';
import type { Case, TroubleId } from './cases/case.ts';
import { openHost } from './open-host.ts';

/** A test for each trouble: a host that has it is told so, and no more once it did what it was told. */
export function diagnose(cases: Readonly<Partial<Record<TroubleId, Case>>>): void {
  for (const [id, one] of Object.entries(cases)) {
    const { provider = 'sqlite', trouble, mend } = one;
    const isMissing = provider === 'postgresql' && inject('postgresTemplate') === '';
    const does = mend === undefined ? 'is told' : 'is told, and mended by what is said';
    it.skipIf(isMissing).concurrent(`${id} ${does}`, async ({ onTestFinished }) => {
      const host = await openHost(provider);
      onTestFinished(host.close);
      await trouble(host);
      const { findings, code } = await host.doctor();
      const finding = findings.find((candidate) => candidate.id === id);
      expect(findings.map((candidate) => candidate.id)).toContain(id);
      expect(finding?.level).toBe(LEVELS[id as TroubleId]);
      if (LEVELS[id as TroubleId] === 'problem') expect(code).toBe(1);
      if (mend === undefined) return;
      await mend(host, finding?.mend ?? '');
      expect((await host.doctor()).findings.map((candidate) => candidate.id)).not.toContain(id);
    });
  }
}
