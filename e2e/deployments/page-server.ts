import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { type ShopPage, shopPage } from './shop-page.ts';

/** Serves a single-page app, and nothing else. */
export interface PageServer {
  close(): void;
}

export async function servePage(port: number, page: ShopPage): Promise<PageServer> {
  const bundle = page.start === 'module' ? await bundledPage() : '';
  const server = createServer((req, res) => {
    const isBundle = req.url === '/main.js';
    res.setHeader('content-type', isBundle ? 'text/javascript' : 'text/html');
    res.end(isBundle ? bundle : shopPage(page));
  }).listen(port);
  await once(server, 'listening');
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bundledPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./page-main.ts', import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built as Rolldown.RolldownOutput];
  const [script] = output?.output ?? [];
  return script?.code ?? '';
}
