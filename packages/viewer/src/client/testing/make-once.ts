import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where what is made once for all test files is to be had, by name. */
    readonly madeOnceAt: string;
  }
}

/** Set-up of the whole run: makes once, when a test file first asks for it, what several of them need. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browsers: BrowserServer[] = [];
  const made = new Map<string, Promise<unknown>>();
  const make = (name: string): Promise<unknown> => {
    const making = made.get(name) ?? makerOf(name, browsers)();
    made.set(name, making);
    return making;
  };
  const server = createServer((request, response) => {
    make(request.url?.slice(1) ?? '').then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('madeOnceAt', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    await Promise.allSettled(made.values());
    await Promise.all(browsers.map((browser) => browser.close()));
    await closed(server);
  };
}

/** Imported only when asked for: most test files need neither a browser nor a bundler. */
function makerOf(name: string, browsers: BrowserServer[]): () => Promise<unknown> {
  switch (name) {
    case 'viewer':
      return async () => (await import('./build-viewer.js')).buildViewer();
    case 'story':
      return async () => (await import('./record-story.js')).recordStory();
    case 'browser':
      return async () => {
        const browser = await launch();
        browsers.push(browser);
        return browser.wsEndpoint();
      };
    default:
      return () => Promise.reject(new Error(`Nothing is made under the name ${name}.`));
  }
}

async function launch(): Promise<BrowserServer> {
  const { chromium } = await import('playwright-core');
  const { CHROMIUM } = await import('../safety/testing/chromium.js');
  return chromium.launchServer({ ...CHROMIUM, host: '127.0.0.1' });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
