import type { AuditOptions } from '@auditreel/core';
import { type AppInUse, openApp } from '@auditreel/core/testing';
import { serveNext } from './serve-next.js';

/** The contract's app in use, and how a browser calls its server actions. */
export interface HostInUse extends AppInUse {
  actionId(name: string): Promise<string>;
  /** As React does, with the page's form as argument. */
  callAction(name: string): Promise<{ readonly status: number; readonly body: string }>;
  /** As a browser without script does. */
  postForm(name: string): Promise<{ readonly status: number; readonly body: string }>;
}

/** What its audit is told, and how it is served. */
export interface OpenHostOptions extends Partial<AuditOptions> {
  readonly isInstrumented?: boolean;
  /** As `next dev` would. @default as it was built */
  readonly dev?: boolean;
  /** @default the root */
  readonly basePath?: string;
}

const FIELDS: Readonly<Record<string, string>> = { name: 'Apollo', password: 'hunter2' };

export async function openHost({
  isInstrumented = true,
  dev = false,
  basePath = '',
  ...options
}: OpenHostOptions = {}): Promise<HostInUse> {
  const adapter = { serve: serveNext({ dev, isInstrumented }), slashAtRoot: false };
  const app = await openApp(adapter, basePath, options);
  const actionId = async (name: string): Promise<string> => {
    const { body } = await app.send('GET', '/actions');
    const form = body.split('<form').find((part) => part.includes(`<button>${name}</button>`));
    const id = form?.match(/\$ACTION_ID_([0-9a-f]+)/)?.[1];
    if (id === undefined) throw new Error(`The page has no action ${name}`);
    return id;
  };
  const post = async (form: FormData, headers: Readonly<Record<string, string>>) => {
    const encoded = new Response(form);
    const type = encoded.headers.get('content-type') ?? '';
    const body = new Uint8Array(await encoded.arrayBuffer());
    return app.send('POST', '/actions', { headers: { ...headers, 'content-type': type }, body });
  };
  return {
    ...app,
    actionId,
    async callAction(name) {
      const form = new FormData();
      for (const [field, value] of Object.entries(FIELDS)) form.append(`_1_${field}`, value);
      form.append('0', '["$K1"]');
      return post(form, { 'next-action': await actionId(name), accept: 'text/x-component' });
    },
    async postForm(name) {
      const form = new FormData();
      form.append(`$ACTION_ID_${await actionId(name)}`, '');
      for (const [field, value] of Object.entries(FIELDS)) form.append(field, value);
      return post(form, { accept: 'text/html' });
    },
  };
}
