import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_PATHS } from './testing/base-paths.js';
import { type HostInUse, openHost } from './testing/open-host.js';
import { uploadChunk } from './testing/upload-chunk.js';

describe.each(
  BASE_PATHS.map((basePath) => [basePath === '' ? 'at the root' : `under ${basePath}`, basePath]),
)('where no server process is instrumented, %s', (_where, basePath) => {
  let host: HostInUse | undefined;
  const open = async (path?: string): Promise<HostInUse> => {
    host = await openHost({ isInstrumented: false, basePath, ...(path === undefined ? {} : { path }) });
    return host;
  };
  afterEach(() => host?.close());

  it.each([
    ['mountRecorder', '/api/auditreel'],
    ['mountRecorderPages', '/api/pages-recorder'],
  ])('%s serves its script, begins a session and stores its chunk', async (_name, path) => {
    const app = await open(path);
    expect(await app.send('GET', `${path}/recorder.js`)).toMatchObject({ status: 200 });
    const { sent, sessionId } = await uploadChunk(app, path);
    expect(sent.status).toBe(200);
    const place = { sessionId, tabId: 'tab-1', page: 'page-1', seq: 0, part: 0 };
    expect(await app.storage.chunks.get(place)).not.toBeNull();
    await app.records(0);
  });

  describe.each([
    ['mount', '/viewer', '/audited-viewer'],
    ['mountPages', '/api/pages-viewer', '/api/audited-viewer'],
  ])('%s', (_name, path, wrapped) => {
    let app: HostInUse;
    beforeEach(async () => {
      app = await open();
    });

    it('tells a viewer who is let in where it is', async () => {
      const headers = { 'x-viewer': 'ada' };
      const answer = await app.send('GET', `${path}/api/x?a=b`, { headers });
      expect(JSON.parse(answer.body)).toMatchObject({
        path: `${basePath}${path}/api/x?a=b`,
        basePath: basePath + path,
        viewer: 'ada',
      });
      const inside = await app.send('GET', `${wrapped}/api/x`, { headers });
      expect(JSON.parse(inside.body)).toMatchObject({ basePath: basePath + wrapped, viewer: 'ada' });
      await app.records(0);
    });

    it('a stranger is refused, which is recorded where it is in withAudit', async () => {
      expect((await app.send('GET', path)).status).toBe(403);
      await app.records(0);
      expect((await app.send('GET', wrapped)).status).toBe(403);
      expect(await app.record()).toMatchObject({
        action: 'authz.denied',
        outcome: 'denied',
        statusCode: 403,
        route: expect.stringMatching(`^${basePath}/`),
      });
    });
  });
});
