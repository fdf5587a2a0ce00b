import type { Audit } from '@auditreel/core';
import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextRequest, NextResponse } from 'next/server.js';
import { expectTypeOf, it } from 'vitest';
import { withAudit, withAuditAction } from './index.js';

declare const audit: Audit;

type Context = { readonly params: Promise<{ readonly id: string }> };

it('a route handler keeps its own type', () => {
  const refund = async (_request: NextRequest, _context: Context): Promise<NextResponse> => {
    throw new Error('Only its type is looked at');
  };
  expectTypeOf(withAudit(audit, { action: 'order.refund' }, refund)).toEqualTypeOf<typeof refund>();
  // @ts-expect-error what it wraps is a function
  withAudit(audit, { action: 'order.refund' }, 'refund');
});

it('so does an API route of the Pages Router', () => {
  const refund = (_req: NextApiRequest, _res: NextApiResponse<{ readonly id: string }>): void => {};
  expectTypeOf(withAudit(audit, { action: 'order.refund' }, refund)).toEqualTypeOf<typeof refund>();
});

it('a server action keeps its arguments and its result', () => {
  const rename = async (id: number, form: FormData): Promise<string> => `${id} ${form.get('name')}`;
  const audited = withAuditAction(audit, { action: 'project.rename' }, rename);
  expectTypeOf(audited).parameters.toEqualTypeOf<[id: number, form: FormData]>();
  expectTypeOf(audited).returns.resolves.toEqualTypeOf<string>();
  // @ts-expect-error an action is text
  withAuditAction(audit, { action: 1 }, rename);
});
