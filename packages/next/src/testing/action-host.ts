/** Pages with server actions, API routes of the Pages Router, and what Next throws: beside the contract's routes. */
export const ACTION_FILES: Readonly<Record<string, string>> = {
  'app/actions/actions.js': `'use server';
import { annotate } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { revalidatePath } from 'next/cache';
import { forbidden, notFound, redirect, unauthorized } from 'next/navigation';
import { audit } from './audit.mjs';

export async function plainAction() { return 'plain'; }
export async function plainFind() { notFound(); }
export async function plainForbid() { forbidden(); }
export async function plainSignIn() { unauthorized(); }
export async function plainRedirect() { redirect('/actions?done=1'); }
export async function failingAction() { throw Object.assign(new Error('card 4111 1111 1111 1111'), { code: 'OUT_OF_STOCK' }); }
export const renameProject = withAuditAction(audit, { action: 'project.rename', body: ['name', 'password'] }, async (form) => {
  annotate({ target: { type: 'project', id: 7 } });
  return String(form.get('name'));
});
export const createProject = withAuditAction(audit, { action: 'project.create' }, async () => redirect('/actions?done=1'));
export const findProject = withAuditAction(audit, { action: 'project.find' }, async () => notFound());
export const forbidProject = withAuditAction(audit, { action: 'project.forbid' }, async () => forbidden());
export const signInFirst = withAuditAction(audit, { action: 'project.open' }, async () => unauthorized());
export const slowPage = withAuditAction(audit, { action: 'page.redraw' }, async () => revalidatePath('/slow'));
export const breakProject = withAuditAction(audit, { action: 'project.break' }, failingAction);
`,
  'app/actions/audit.mjs': `import { contract } from '../../contract.mjs';
/** The audit of whichever test runs; a host has one. */
export const audit = new Proxy({}, { get: (_target, key) => contract().audit[key] });
`,
  'app/actions/page.js': `import * as actions from './actions.js';

export const dynamic = 'force-dynamic';
export default function Page() {
  async function inlineAction() {
    'use server';
  }
  return Object.entries({ ...actions, inlineAction }).map(([name, action]) => (
    <form key={name} action={action}><input name="name" defaultValue="Apollo" /><input name="password" defaultValue="hunter2" /><button>{name}</button></form>
  ));
}
`,
  'app/thrown/[what]/route.js': `import { withAudit } from '@auditreel/next';
import { forbidden, notFound, redirect, unauthorized } from 'next/navigation';
import { audit } from '../../actions/audit.mjs';

const thrown = { redirect: () => redirect('/actions'), 'not-found': notFound, forbidden, unauthorized };
const handler = async (_request, { params }) => thrown[(await params).what]();
export const POST = withAudit(audit, { action: 'thrown' }, handler);
export const PUT = handler;
`,
  'app/slow/page.js': `import { Suspense } from 'react';
import { slowPage } from '../actions/actions.js';

async function Late() {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return <b>late</b>;
}
export const dynamic = 'force-dynamic';
export default function Page() {
  return <form action={slowPage}><button>slowPage</button><Suspense fallback="waiting"><Late /></Suspense></form>;
}
`,
  'app/renewed/route.js': `import { withAudit } from '@auditreel/next';
import { audit } from '../actions/audit.mjs';

export const revalidate = 1;
export const GET = withAudit(audit, { action: 'report.read' }, async () => Response.json({ at: Date.now() }));
`,
  'app/text/route.js': `import { withAudit } from '@auditreel/next';
import { audit } from '../actions/audit.mjs';

export const POST = withAudit(audit, { action: 'text.read', body: ['reason'] }, async (request) => {
  return new Response(String(JSON.parse(await request.text()).reason));
});
`,
  'app/static/page.js': 'export default function Page() { return <h1>Static</h1>; }\n',
  'pages/api/orders/[id].js': `import { withAudit } from '@auditreel/next';
import { audit } from '../../../app/actions/audit.mjs';

export default withAudit(audit, { action: 'order.refund', target: { type: 'order', param: 'id' }, body: ['reason'] }, (req, res) => {
  if (req.query.id === 'broken') throw Object.assign(new Error('no'), { code: 'OUT_OF_STOCK' });
  res.status(201).json({ id: req.query.id });
});
`,
  'pages/api/late.js': `import { withAudit } from '@auditreel/next';
import { audit } from '../../app/actions/audit.mjs';

export default withAudit(audit, { action: 'order.ship' }, (_req, res) => {
  setImmediate(() => res.status(202).json({}));
});
`,
  'pages/api/plain.js': 'export default function handler(_req, res) { res.status(202).json({}); }\n',
  'pages/api/pages-viewer/[[...path]].js': `import { mountPages } from '@auditreel/next';
import { contract } from '../../../contract.mjs';

export const config = { api: { bodyParser: false } };
export default mountPages((request, where) => contract().viewer.handler(request, where), {
  authorize: (req) => contract().viewer.authorize((name) => req.headers[name]),
});
`,
  'pages/api/audited-viewer/[[...path]].js': `import { withAudit } from '@auditreel/next';
import { audit } from '../../../app/actions/audit.mjs';
import viewer from '../pages-viewer/[[...path]].js';

export const config = { api: { bodyParser: false } };
export default withAudit(audit, {}, viewer);
`,
  'app/audited-viewer/[[...path]]/route.js': `import { withAudit } from '@auditreel/next';
import { audit } from '../../actions/audit.mjs';
import * as viewer from '../../viewer/[[...path]]/route.js';

export const GET = withAudit(audit, {}, viewer.GET);
export const POST = withAudit(audit, {}, viewer.POST);
`,
  'pages/_document.js': `import { AuditRecorder } from '@auditreel/next/client';
import { Head, Html, Main, NextScript } from 'next/document';

export default function Document() {
  return (
    <Html lang="en">
      <Head nonce="n0nce"><AuditRecorder nonce="n0nce" /></Head>
      <body><Main /><NextScript nonce="n0nce" /></body>
    </Html>
  );
}
`,
  'pages/old.js': `export default function Old() { return <h1>Old</h1>; }
export const getServerSideProps = () => ({ props: {} });
`,
  'pages/api/pages-recorder/[...path].js': `import { mountRecorderPages } from '@auditreel/next';
import { audit } from '../../../app/actions/audit.mjs';

export const config = { api: { bodyParser: false } };
export default mountRecorderPages(audit);
`,
};
