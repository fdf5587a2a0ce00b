import type { Recorder } from './recorders.ts';
import type { Site } from './site.ts';

let orders = 0;

/** What the site's own server answers: its page, its files, a number for each order, and thanks for rrweb's uploads. */
export function answerSite(site: Site, recorder: Recorder, path: string): Response {
  if (path === '/')
    return new Response(site.html.replace('{recorder}', recorder.tags), {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  if (path === '/orders') return Response.json({ number: ++orders }, { status: 201 });
  if (path === '/rrweb-uploads') return new Response(null, { status: 204 });
  const file = site.files.get(path) ?? recorder.files.get(path);
  if (file === undefined) return new Response(null, { status: 404 });
  return new Response(file.body, {
    headers: { 'content-type': file.type, 'cache-control': 'public, max-age=3600' },
  });
}
